-- stopped: more work
function on_note(note)
  while true do xpcall(error, function() while true do end end) end
end
