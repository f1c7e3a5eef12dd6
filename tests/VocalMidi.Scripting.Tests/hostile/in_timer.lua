-- stopped: more work
function on_note(note)
  emit(note)
  at(note.start, function() while true do end end)
end
