-- stopped: a function that calls itself
function on_note(note)
  local function f() return 1 + f() end
  f()
end
