-- stopped: more work
function on_beat(beat) while true do end end
