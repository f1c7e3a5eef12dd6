-- error: too long
function on_note(note)
  local s = string.rep("x", 1e9)
end
