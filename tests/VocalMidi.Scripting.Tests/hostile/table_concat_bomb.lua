-- error: too long
function on_note(note)
  local t = {}
  for i = 1, 100 do t[i] = ("x"):rep(1000) end
  return table.concat(t)
end
