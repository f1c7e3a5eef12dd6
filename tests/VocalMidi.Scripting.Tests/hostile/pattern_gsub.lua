-- stopped: more work
function on_note(note)
  return string.gsub(("x"):rep(16000), "", function() return ("y"):rep(100) .. string.rep("z", 10) end)
end
