-- error: too many notes and changes
function on_note(note)
  local id = emit(note)
  while true do bend(id, 60) end
end
