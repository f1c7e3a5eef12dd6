-- harmless
function on_note(note)
  setmetatable(note, { __index = function() return nil end, __newindex = function() error("no") end })
  for k in pairs(note) do note[k] = nil end
  emit{ pitch = 60 }
end
