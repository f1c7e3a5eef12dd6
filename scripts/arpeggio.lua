-- arpeggio.lua: plays the notes of a chord one after another, in time with the song, for as long as a note is held.

local grid = param{ name = "grid", label = "Grid", choices = { "1/4", "1/8", "1/8t", "1/16", "1/16t", "1/32" },
  default = "1/16" }
local notes = param{ name = "notes", label = "Notes", choices = { "held", "triad", "seventh" }, default = "triad" }
local order = param{ name = "order", label = "Order", choices = { "up", "down", "up and down", "random" } }
local octaves = param{ name = "octaves", label = "Octaves", min = 1, max = 4, default = 1 }
local gate = param{ name = "gate", label = "Gate", min = 5, max = 100, default = 80, unit = "%" }
local key = param{ name = "key", label = "Key",
  choices = { "C", "C#", "D", "Eb", "E", "F", "F#", "G", "Ab", "A", "Bb", "B" } }
local mode = param{ name = "scale", label = "Scale", choices = { "major", "minor", "dorian", "mixolydian" } }

-- A step of the grid in beats (quarter notes).
local widths = { ["1/4"] = 1, ["1/8"] = 1 / 2, ["1/8t"] = 1 / 3, ["1/16"] = 1 / 4, ["1/16t"] = 1 / 6, ["1/32"] = 1 / 8 }
-- Which notes of the scale each choice plays, in steps from the held note.
local chords_of = { held = { 0 }, triad = { 0, 2, 4 }, seventh = { 0, 2, 4, 6 } }

local held = {} -- the notes that are sung or held just now, oldest first
local running = false
local count = 0 -- notes played since the chord began

-- All pitches to play, lowest first.
local function ladder()
  local tones = scale(key.value, mode.value)
  local pitches = {}
  for octave = 0, math.floor(octaves.value) - 1 do
    for _, note in ipairs(held) do
      for _, n in ipairs(chords_of[notes.value]) do
        local pitch = n == 0 and note.key or tones:step(note.key, n)
        pitches[#pitches + 1] = pitch + 12 * octave
      end
    end
  end
  table.sort(pitches)
  return pitches
end

local function pick(pitches)
  local n = #pitches
  if order.value == "random" then return pitches[random(n)] end
  if order.value == "down" then return pitches[n - count % n] end
  if order.value == "up and down" and n > 1 then
    local i = count % (2 * n - 2) -- up n notes, then down without repeating the ends
    return pitches[i < n and i + 1 or 2 * n - 1 - i]
  end
  return pitches[count % n + 1]
end

-- Plays one note and calls itself again at the next line of the grid.
local function step()
  running = #held > 0
  if not running then return end
  local width = widths[grid.value]
  local newest = held[#held]
  emit{ pitch = pick(ladder()), velocity = newest.velocity, channel = newest.channel,
    length_beats = width * gate.value / 100 }
  count = count + 1
  local line = math.floor(transport.beat / width + 0.5)
  at(beats((line + 1) * width), step)
end

function on_note(note)
  if not transport.playing then -- no grid while the song stands still
    emit(note)
    return
  end
  if #held == 0 then count = 0 end -- a new chord begins with its first note
  held[#held + 1] = note
  if running then return end
  running = true
  -- The first note waits for the next line, unless it is only a little late for the one before.
  local width = widths[grid.value]
  at(beats(math.ceil(note.start_beats / width - 0.25) * width), step)
end

function on_note_end(ended)
  for i, note in ipairs(held) do
    if note.id == ended.id then
      table.remove(held, i)
      return
    end
  end
end

function on_stop()
  held, running = {}, false
end
