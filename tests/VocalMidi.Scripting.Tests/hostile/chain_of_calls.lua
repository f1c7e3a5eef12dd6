-- stopped: more work
-- A table that is called calls the next with one argument more, and all arguments are shifted each time.
function on_note(note)
  local f = function() end
  for _ = 1, 8000 do f = setmetatable({}, { __call = f }) end
  while true do f() end
end
