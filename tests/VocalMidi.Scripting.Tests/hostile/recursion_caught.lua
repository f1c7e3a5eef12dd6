-- stopped: 
function on_note(note)
  local function f() return 1 + f() end
  while true do pcall(f) end
end
