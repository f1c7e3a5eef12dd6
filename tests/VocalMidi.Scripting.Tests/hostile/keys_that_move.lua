-- stopped: more work
-- The table is full: each new key has all find their places anew.
function on_note(note)
  local step = 511 * 1023 * 2047
  local t = {}
  for i = 1, 1024 do t[i * step] = i end
  local i = 1025
  while true do
    t[(i - 1024) * step] = nil
    t[i * step] = i
    i = i + 1
  end
end
