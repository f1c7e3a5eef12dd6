-- stopped: more work
function on_note(note)
  while true do pcall(function() while true do end end) end
end
