-- stopped: more work
function on_note(note)
  while true do local s = ("x"):rep(16000) end
end
