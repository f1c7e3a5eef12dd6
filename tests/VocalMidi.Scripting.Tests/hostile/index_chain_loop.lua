-- stopped: more work
function on_note(note)
  local t = {}
  setmetatable(t, t)
  t.__index = t
  while true do pcall(function() return t.x end) end
end
