-- stopped: text that is too long
function on_note(note)
  while true do
    pcall(function()
      local s = "x"
      while true do s = s .. s end
    end)
  end
end
