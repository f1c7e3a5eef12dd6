-- harmless
local real = emit
emit = function(note) return real(note) end
math.random = function() return 4 end
tostring = nil
string.format = nil
setmetatable(_G, { __index = function(_, k) return nil end, __newindex = function() end })
function on_note(note) emit(note) end
