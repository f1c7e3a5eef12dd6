-- stopped: more work
function on_note(note)
  local function f() pcall(f) pcall(f) end
  f()
end
