-- harmony.lua: up to four voices that sing along, always in the key: a third above C is E in C major, and above D
-- it is F.

local key = param{ name = "key", label = "Key",
  choices = { "C", "C#", "D", "Eb", "E", "F", "F#", "G", "Ab", "A", "Bb", "B" } }
local mode = param{ name = "scale", label = "Scale",
  choices = { "major", "minor", "harmonic_minor", "melodic_minor", "dorian", "phrygian", "lydian", "mixolydian" } }

-- Intervals as steps of the scale: the third is the note after the next.
local steps = {
  ["octave below"] = -7, ["sixth below"] = -5, ["fifth below"] = -4, ["fourth below"] = -3, ["third below"] = -2,
  ["third above"] = 2, ["fourth above"] = 3, ["fifth above"] = 4, ["sixth above"] = 5, ["octave above"] = 7,
}
local names = { "off", "octave below", "sixth below", "fifth below", "fourth below", "third below",
  "third above", "fourth above", "fifth above", "sixth above", "octave above" }

local voices = {
  param{ name = "voice1", label = "Voice 1", choices = names, default = "third above" },
  param{ name = "voice2", label = "Voice 2", choices = names, default = "fifth above" },
  param{ name = "voice3", label = "Voice 3", choices = names },
  param{ name = "voice4", label = "Voice 4", choices = names },
}
local level = param{ name = "level", label = "Voices' level", min = 0, max = 100, default = 80, unit = "%" }

local tones

function on_param()
  tones = scale(key.value, mode.value)
end

function on_note(note)
  emit(note) -- the sung note, as it was sung
  for _, voice in ipairs(voices) do
    local n = steps[voice.value] -- nil for "off"
    if n then
      -- Whole semitones away from the voice's own pitch: the harmony is as sharp or flat as the singer and so in
      -- tune with her, and it follows her bends.
      local interval = tones:step(note.pitch, n) - note.key
      emit{ pitch = note.pitch + interval, velocity = note.velocity * level.value / 100 }
    end
  end
end
