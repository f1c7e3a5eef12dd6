-- stopped: more work
kept = {}
function on_note(note)
  while true do kept = { kept, {}, {}, {} } end
end
