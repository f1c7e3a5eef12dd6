-- stopped: too deep
function on_note(note)
  local function f() return 1 + f() end
  f()
end
