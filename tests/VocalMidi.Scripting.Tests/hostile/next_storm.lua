-- stopped: more work
function on_note(note)
  local t = {}
  for i = 1, 10000 do t[i] = i end
  for i = 1, 9999 do t[i] = nil end
  while true do next(t) end
end
