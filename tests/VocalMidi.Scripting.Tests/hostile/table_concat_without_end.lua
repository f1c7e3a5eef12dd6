-- stopped: more work
function on_note(note)
  -- a C function as __index: no instruction is counted, the elements are
  local t = setmetatable({}, { __index = rawlen })
  t = setmetatable({}, { __index = function() return "" end })
  return table.concat(t, "", 1, math.maxinteger)
end
