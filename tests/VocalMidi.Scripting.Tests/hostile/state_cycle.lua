-- harmless
state.self = state
state.f = print
state.deep = {}
local t = state.deep
for i = 1, 200 do t.t = {} t = t.t end
function on_note(note) state[note] = note emit(note) end
