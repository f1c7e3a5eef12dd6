-- error: too many results to unpack
function on_note(note)
  return table.unpack({}, 1, 1e8)
end
