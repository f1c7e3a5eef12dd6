-- error: 64 coroutines
kept = {}
function on_note(note)
  for i = 1, 1000 do
    kept[i] = coroutine.create(function() coroutine.yield() end)
    coroutine.resume(kept[i])
  end
end
