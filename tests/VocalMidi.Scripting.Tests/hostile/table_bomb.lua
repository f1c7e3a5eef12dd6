-- stopped: table that is too large
function on_note(note)
  local t = {}
  for i = 1, 1e9 do t[i] = i end
end
