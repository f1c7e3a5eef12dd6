-- stopped: table that is too large
function on_note(note)
  local t = setmetatable({}, { __len = function() return 1000000 end, __index = function(_, i) return i end })
  table.sort(t)
end
