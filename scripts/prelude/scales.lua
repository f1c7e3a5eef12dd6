-- Scales for note scripts: scale(root, name) and the table `scales`. Part of VocalMidi, loaded before every script.

-- Semitones above the root.
scales = {
  major = { 0, 2, 4, 5, 7, 9, 11 },
  minor = { 0, 2, 3, 5, 7, 8, 10 },
  harmonic_minor = { 0, 2, 3, 5, 7, 8, 11 },
  melodic_minor = { 0, 2, 3, 5, 7, 9, 11 },
  ionian = { 0, 2, 4, 5, 7, 9, 11 },
  dorian = { 0, 2, 3, 5, 7, 9, 10 },
  phrygian = { 0, 1, 3, 5, 7, 8, 10 },
  lydian = { 0, 2, 4, 6, 7, 9, 11 },
  mixolydian = { 0, 2, 4, 5, 7, 9, 10 },
  aeolian = { 0, 2, 3, 5, 7, 8, 10 },
  locrian = { 0, 1, 3, 5, 6, 8, 10 },
  major_pentatonic = { 0, 2, 4, 7, 9 },
  minor_pentatonic = { 0, 3, 5, 7, 10 },
  blues = { 0, 3, 5, 6, 7, 10 },
  whole_tone = { 0, 2, 4, 6, 8, 10 },
  chromatic = { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 },
}

local floor = math.floor
local letters = { C = 0, D = 2, E = 4, F = 5, G = 7, A = 9, B = 11 }

-- "F#" or "Bb" or a key number: the pitch class, 0 (C) to 11 (B).
local function pitch_class(root)
  if type(root) == "number" then return floor(root + 0.5) % 12 end
  local letter, signs = string.match(tostring(root), "^([A-G])([#b]*)$")
  if not letter then error("scale: a root is a key like C, F# or Bb, or a number, not " .. tostring(root), 3) end
  local class = letters[letter]
  for i = 1, #signs do
    class = class + (string.sub(signs, i, i) == "#" and 1 or -1)
  end
  return class % 12
end

-- A list of our own in rising order, each degree once, within an octave.
local function degrees_of(name)
  local list = name
  if type(name) ~= "table" then
    list = scales[name]
    if not list then error("scale: there is no scale named " .. tostring(name) .. "; the table scales lists them", 3) end
  end
  local seen, degrees = {}, {}
  for _, semitones in ipairs(list) do
    if type(semitones) ~= "number" then error("scale: a scale is a list of semitones above the root", 3) end
    local degree = floor(semitones + 0.5) % 12
    if not seen[degree] then
      seen[degree] = true
      degrees[#degrees + 1] = degree
    end
  end
  if #degrees == 0 then error("scale: a scale needs at least one note", 3) end
  table.sort(degrees)
  return degrees
end

local Scale = {}
Scale.__index = Scale
Scale.__metatable = "protected"

-- A scale object. Making one takes longer than using it: make it once, not for every note.
function scale(root, name)
  local degrees = degrees_of(name)
  local class = pitch_class(root)
  local s = { root = class, degrees = degrees, offset = {}, place = {} }
  -- For each of the twelve keys above the root: how far it is to the nearest note of the scale (of two the lower), and
  -- which degree that is (counted on into the next octave).
  for key = 0, 11 do
    local best, place
    for octave = -1, 1 do
      for i, degree in ipairs(degrees) do
        local distance = degree + 12 * octave - key
        if not best or math.abs(distance) < math.abs(best) then best, place = distance, i + octave * #degrees end
      end
    end
    s.offset[key], s.place[key] = best, place
  end
  return setmetatable(s, Scale)
end

-- Whether the key nearest to the pitch belongs to the scale.
function Scale:contains(pitch)
  return self.offset[(floor(pitch + 0.5) - self.root) % 12] == 0
end

-- The note of the scale that is nearest to the pitch; of two that are as near, the lower.
function Scale:snap(pitch)
  local key = floor(pitch + 0.5)
  local offsets, root = self.offset, self.root
  local offset = offsets[(key - root) % 12]
  local best = key + offset
  if offset == 0 or key == pitch then return best end
  -- The pitch lies beside its key: a neighbour may be nearer than the key's own nearest note.
  local least = best > pitch and best - pitch or pitch - best
  for other = key - 1, key + 1, 2 do
    local near = other + offsets[(other - root) % 12]
    local distance = near > pitch and near - pitch or pitch - near
    if distance < least or distance == least and near < best then best, least = near, distance end
  end
  return best
end

-- Steps of the scale from its root at key 0 or above to the nearest note of the scale.
local function steps_to(self, pitch)
  local key = self:snap(pitch) - self.root
  return self.place[key % 12] - 1 + (key // 12) * #self.degrees
end

local function at_step(self, steps)
  local count = #self.degrees
  return self.root + 12 * (steps // count) + self.degrees[steps % count + 1]
end

-- The degree of the nearest note of the scale, from 1, and the octave its root is in (the root C4 is key 60).
function Scale:degree(pitch)
  local steps = steps_to(self, pitch)
  return steps % #self.degrees + 1, steps // #self.degrees - 1
end

-- The pitch of a degree; degrees below 1 and beyond the last go on in the next octaves.
function Scale:pitch(degree, octave)
  return at_step(self, floor(degree) - 1 + (floor(octave or 4) + 1) * #self.degrees)
end

-- n steps of the scale up from the nearest note of the scale, or down if n is negative.
function Scale:step(pitch, n)
  return at_step(self, steps_to(self, pitch) + floor(n))
end
