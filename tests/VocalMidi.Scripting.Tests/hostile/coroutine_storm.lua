-- stopped: more work
function on_note(note)
  while true do coroutine.wrap(function() coroutine.yield() end)() end
end
