-- stopped: more work
function on_note(note)
  while true do pcall(error, "again") end
end
