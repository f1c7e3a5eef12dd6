-- harmless
function on_note(note)
  local t = {}
  for i = 1, 300 do t[i] = i * 7 % 31 end
  table.sort(t, function(a, b) return true end)
  table.sort(t, function(a, b) return random() < 0.5 end)
  for i = 1, 300 do assert(t[i]) end
  emit(note)
end
