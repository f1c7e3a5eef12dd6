-- error: too many notes
function on_note(note)
  for _ = 1, 200 do emit{ pitch = 60, length = 3000 } end
end
