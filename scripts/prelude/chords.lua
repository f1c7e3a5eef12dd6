-- Chords for note scripts: chord(root, name, inversion) and the table `chords`.

-- Semitones above the root.
chords = {
  major = { 0, 4, 7 },
  minor = { 0, 3, 7 },
  dim = { 0, 3, 6 },
  aug = { 0, 4, 8 },
  sus2 = { 0, 2, 7 },
  sus4 = { 0, 5, 7 },
  maj7 = { 0, 4, 7, 11 },
  min7 = { 0, 3, 7, 10 },
  dom7 = { 0, 4, 7, 10 },
  ["7"] = { 0, 4, 7, 10 },
  m7b5 = { 0, 3, 6, 10 },
  dim7 = { 0, 3, 6, 9 },
}

-- The pitches of a chord, lowest first. `inversion` lowest notes go up an octave; negative ones take the highest down.
function chord(root, name, inversion)
  local intervals = name
  if type(name) ~= "table" then
    intervals = chords[name]
    if not intervals then error("chord: there is no chord named " .. tostring(name) .. "; the table chords lists them", 2) end
  end
  if type(root) ~= "number" then error("chord: the root must be a pitch, not " .. tostring(root), 2) end
  local pitches = {}
  for i, interval in ipairs(intervals) do
    pitches[i] = root + interval
  end
  table.sort(pitches)
  local turns = math.floor(inversion or 0)
  if #pitches == 0 or math.abs(turns) > 64 then return pitches end
  for _ = 1, turns do
    table.insert(pitches, table.remove(pitches, 1) + 12)
    table.sort(pitches)
  end
  for _ = turns, -1 do
    table.insert(pitches, 1, table.remove(pitches) - 12)
    table.sort(pitches)
  end
  return pitches
end
