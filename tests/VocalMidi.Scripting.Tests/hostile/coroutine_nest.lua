-- error: 64 coroutines
function on_note(note)
  local function deeper() return coroutine.wrap(deeper_again)() end
  function deeper_again() return deeper() end
  deeper()
end
