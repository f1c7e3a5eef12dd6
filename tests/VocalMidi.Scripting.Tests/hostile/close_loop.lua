-- stopped: more work
function on_note(note)
  local guard <close> = setmetatable({}, { __close = function() while true do end end })
end
