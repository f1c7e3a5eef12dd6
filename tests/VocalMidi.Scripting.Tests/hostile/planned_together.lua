-- stopped: more work than the stream has time for
function on_note(note)
  for _ = 1, 200 do
    at(note.start + 0.01, function() for _ = 1, 100000 do end end)
  end
end
