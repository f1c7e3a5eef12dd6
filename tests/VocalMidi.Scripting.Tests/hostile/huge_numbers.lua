-- error: must be a number
function on_note(note)
  emit{ pitch = 1e300, velocity = 1e300, level = -1e300, length = 1e-300 }
  emit{ pitch = -1e300, velocity = -5, length = 1 }
  pcall(emit, { pitch = 60, start = -1e300 })
  pcall(emit, { pitch = 60, start = 1e300 })
  pcall(emit, { pitch = 60, channel = 1e300 })
  pcall(at, 1e300, note)
  pcall(at, beats(-1e300), note)
  pcall(bend, 1e300, 60)
  pcall(stop, math.mininteger)
  pcall(cancel, -1)
  emit{ pitch = 0/0 }
end
