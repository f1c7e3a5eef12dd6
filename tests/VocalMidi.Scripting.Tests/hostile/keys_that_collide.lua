-- stopped: more work
-- Whole numbers that leave the same remainder in tables of 512, 1024 and 2048 keys: each is compared with all the others.
function on_note(note)
  local step = 511 * 1023 * 2047
  local t = {}
  for i = 1, 500 do t[i * step] = i end
  while true do local a, b, c, d = t[step], t[2 * step], t[0], t[-step] end
end
