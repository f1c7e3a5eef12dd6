-- error: too complex
function on_note(note)
  return string.find(("a"):rep(400), ("a?"):rep(300))
end
