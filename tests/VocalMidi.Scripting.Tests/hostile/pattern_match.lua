-- stopped: more work
function on_note(note)
  return string.match(("a"):rep(500), "(.-)(.-)(.-)(.-)(.-)(.-)(.-)b")
end
