-- stopped: more work
function on_note(note)
  local s = ("a"):rep(16000)
  while true do s:find(("a"):rep(8000) .. "b", 1, true) end
end
