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

local held = {} -- the notes that are known, oldest first
local running = false -- step() is planned
local newest, count -- the chord that plays, and how many notes of it have been played

-- All pitches to play, lowest first.
local function ladder(sounding)
  local tones = scale(key.value, mode.value)
  local pitches = {}
  for octave = 0, math.floor(octaves.value) - 1 do
    for _, note in ipairs(sounding) do
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

-- Plays one note and plans itself again for the next line of the grid.
local function step()
  -- on_note may hear of a note before its time (see "Time" in the guide), so the beats say what sounds now.
  local now, sounding, known = transport.beat + 0.0001, {}, {}
  for _, note in ipairs(held) do
    local over = note.till and note.till <= now
    if not over then known[#known + 1] = note end
    if not over and note.from <= now then sounding[#sounding + 1] = note end
  end
  held, running = known, #sounding > 0
  if not running then return end
  local top = sounding[#sounding]
  if top ~= newest then newest, count = top, 0 end -- another chord: from its beginning
  local width = widths[grid.value]
  emit{ pitch = pick(ladder(sounding)), velocity = top.velocity, channel = top.channel,
    length_beats = width * gate.value / 100 }
  count = count + 1
  at(beats((math.floor(now / width + 0.5) + 1) * width), step)
end

function on_note(note)
  if not transport.playing then -- no grid while the song stands still
    emit(note)
    return
  end
  -- The first note waits for the next line, unless it is only a little late for the one before.
  local width = widths[grid.value]
  note.from = math.ceil(note.start_beats / width - 0.25) * width
  held[#held + 1] = note
  at(beats(note.from), function()
    if not running then step() end
  end)
end

function on_note_end(note)
  if not note.from then return end
  -- Even one that ended before its line is played there once.
  note.till = math.max(note.start_beats + note.length_beats, note.from + 0.001)
end

function on_stop()
  held, running = {}, false
end
