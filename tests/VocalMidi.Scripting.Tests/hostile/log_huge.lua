-- harmless
function on_note(note)
  log(("x"):rep(16000), ("ü"):rep(300), "\0\1\2", {}, print, nil, 0/0, setmetatable({}, { __tostring = function() return "t" end }))
  emit(note)
end
