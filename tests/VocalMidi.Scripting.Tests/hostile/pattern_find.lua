-- stopped: more work
function on_note(note)
  return string.find(("a"):rep(2000), ("a*"):rep(20) .. "b")
end
