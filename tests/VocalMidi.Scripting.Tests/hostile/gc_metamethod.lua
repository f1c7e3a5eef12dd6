-- error: __gc is not available
function on_note(note)
  setmetatable({}, { __gc = function() while true do end end })
end
