-- stopped: more work
function on_note_end(note) while true do end end
