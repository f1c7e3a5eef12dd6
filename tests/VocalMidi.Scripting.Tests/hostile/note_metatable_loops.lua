-- stopped: more work
function on_note(note)
  emit(setmetatable({}, { __index = function() while true do end end }))
end
