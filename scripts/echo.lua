-- echo.lua: repeats each note in time with the song, quieter each time.

local time = param{ name = "time", label = "Time",
  choices = { "1/4", "1/4 triplet", "1/8 dotted", "1/8", "1/8 triplet", "1/16" }, default = "1/8 dotted" }
local repeats = param{ name = "repeats", label = "Repeats", min = 1, max = 8, default = 3 }
local fade = param{ name = "fade", label = "Fade", min = 0, max = 100, default = 40, unit = "%" }
local climb = param{ name = "climb", label = "Climb", min = -12, max = 12, default = 0, unit = "semitones" }

-- How many beats (quarter notes) each choice lasts.
local length = { ["1/4"] = 1, ["1/4 triplet"] = 2 / 3, ["1/8 dotted"] = 3 / 4, ["1/8"] = 1 / 2,
  ["1/8 triplet"] = 1 / 3, ["1/16"] = 1 / 4 }

function on_note(note)
  emit(note)
  for i = 1, math.floor(repeats.value) do
    local copy = {
      pitch = note.pitch + i * climb.value,
      velocity = note.velocity * (1 - fade.value / 100) ^ i,
    }
    -- The repeat is given no length: it lasts as long as the note it repeats, bends included.
    if copy.velocity > 0.01 then at(beats(note.start_beats + i * length[time.value]), copy) end
  end
end
