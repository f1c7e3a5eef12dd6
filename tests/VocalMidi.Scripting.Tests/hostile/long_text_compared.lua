-- stopped: more work
function on_note(note)
  local a, b = ("\0"):rep(16000) .. "a", ("\0"):rep(16000) .. "b"
  local n = 0
  while true do if a < b then n = n + 1 end end
end
