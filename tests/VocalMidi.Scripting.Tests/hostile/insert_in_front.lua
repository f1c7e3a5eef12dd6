-- stopped: more work
function on_note(note)
  local t = {}
  for i = 1, 16000 do table.insert(t, 1, i) end
end
