-- chords.lua: one note becomes a chord. Each chord takes the inversion that lies nearest to the chord before it.

local key = param{ name = "key", label = "Key",
  choices = { "C", "C#", "D", "Eb", "E", "F", "F#", "G", "Ab", "A", "Bb", "B" } }
local mode = param{ name = "scale", label = "Scale",
  choices = { "major", "minor", "harmonic_minor", "melodic_minor", "dorian", "phrygian", "lydian", "mixolydian" } }
local kind = param{ name = "kind", label = "Chord",
  choices = { "triad in key", "seventh in key", "major", "minor", "sus2", "sus4", "maj7", "min7", "dom7" } }
local inversions = param{ name = "inversions", label = "Inversions", choices = { "nearest", "off" } }

local tones
local before -- the chord that was played last, lowest note first

function on_param()
  tones = scale(key.value, mode.value)
end

-- The chord on a root as a list of pitches, lowest first.
local function chord_on(root)
  if kind.value == "triad in key" or kind.value == "seventh in key" then
    -- Every second note of the scale, from the root: 1, 3, 5 and, for a seventh, 7.
    root = tones:snap(root)
    local pitches = { root, tones:step(root, 2), tones:step(root, 4) }
    if kind.value == "seventh in key" then pitches[4] = tones:step(root, 6) end
    return pitches
  end
  return chord(root, kind.value)
end

-- How far the notes move, in semitones, from one chord to another.
local function movement(from, to)
  local sum = 0
  for i, pitch in ipairs(to) do
    sum = sum + math.abs(pitch - (from[i] or from[#from]))
  end
  return sum
end

local function nearest(pitches)
  if inversions.value == "off" or not before then return pitches end
  local best, least = pitches, movement(before, pitches)
  -- Lifting the lowest note by an octave gives the next inversion. Try them all, from an octave below the root.
  local try = {}
  for i, pitch in ipairs(pitches) do try[i] = pitch - 12 end
  for _ = 1, 2 * #pitches do
    local sum = movement(before, try)
    if sum < least then best, least = table.move(try, 1, #try, 1, {}), sum end
    table.insert(try, table.remove(try, 1) + 12)
  end
  return best
end

function on_note(note)
  before = nearest(chord_on(note.key))
  for _, pitch in ipairs(before) do
    emit{ pitch = pitch + note.pitch - note.key } -- as sharp or flat as the voice, and with its bends
  end
end

function on_stop()
  before = nil
end
