-- stopped: more work
function on_note(note)
  for _ in string.gmatch(("a"):rep(3000), "a*a*a*a*b") do end
end
