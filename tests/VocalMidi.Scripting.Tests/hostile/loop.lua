-- stopped: more work
function on_note(note) while true do end end
