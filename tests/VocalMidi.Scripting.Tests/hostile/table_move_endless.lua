-- stopped: more work
function on_note(note)
  table.move({}, 1, math.maxinteger - 10, 2, {})
end
