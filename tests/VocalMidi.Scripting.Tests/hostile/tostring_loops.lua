-- stopped: more work
function on_note(note)
  log(setmetatable({}, { __tostring = function() while true do end end }))
end
