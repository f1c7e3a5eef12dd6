-- stopped: more work
-- Each table looks on in the next: a field that none has is looked for in 1900 tables, in one instruction.
function on_note(note)
  local t = {}
  for _ = 1, 1900 do t = setmetatable({}, { __index = t }) end
  while true do local a, b, c, d = t.a, t.b, t.c, t.d end
end
