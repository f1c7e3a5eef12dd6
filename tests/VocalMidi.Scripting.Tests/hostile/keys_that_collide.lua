-- stopped: more work
-- Whole numbers that leave the same remainder in tables of every size: each is compared with all the others.
function on_note(note)
  local step = 4095 * 8191 * 23 * 89
  local t = {}
  for i = 1, 500 do t[i * step] = i end
  while true do local a, b, c, d = t[step], t[2 * step], t[0], t[-step] end
end
