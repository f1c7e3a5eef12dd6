-- error: attempt to call a nil value
for name in pairs(_G) do if name ~= "_G" then _G[name] = nil end end
function on_note(note) emit(note) end
