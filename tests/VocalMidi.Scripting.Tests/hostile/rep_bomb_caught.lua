-- stopped: more work
function on_note(note)
  while true do pcall(string.rep, "x", 1e15, ",") end
end
