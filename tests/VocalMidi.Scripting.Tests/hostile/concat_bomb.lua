-- stopped: text that is too long
function on_note(note)
  local s = "x"
  while true do s = s .. s end
end
