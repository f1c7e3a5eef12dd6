-- error: the error is a table
function on_note(note)
  error(setmetatable({}, { __tostring = function() while true do end end }))
end
