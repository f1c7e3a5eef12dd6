-- stopped: more work
function on_start() while true do end end
