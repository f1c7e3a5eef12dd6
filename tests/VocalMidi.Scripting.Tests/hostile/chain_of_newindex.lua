-- stopped: more work
function on_note(note)
  local t = {}
  for _ = 1, 1900 do t = setmetatable({}, { __newindex = t }) end
  while true do t.a, t.b, t.c, t.d = nil, nil, nil, nil end
end
