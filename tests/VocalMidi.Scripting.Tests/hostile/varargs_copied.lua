-- stopped: more work
local function spin(...) while true do local t = select("#", ...) end end
local function grow(n, ...) if n == 0 then return spin(...) end return grow(n - 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, ...) end
function on_note(note) grow(150) end
