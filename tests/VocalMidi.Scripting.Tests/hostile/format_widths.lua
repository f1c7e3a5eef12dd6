-- error: at most two digits
function on_note(note)
  local s = string.format("%99.99f", 1e308)
  return string.format("%999999d", 1)
end
