-- error: infinite
function on_note(note)
  for _, x in ipairs{ 1/0, -1/0, 0/0 } do
    for _, field in ipairs{ "pitch", "velocity", "level", "channel", "start", "start_beats", "length", "length_beats" } do
      assert(not pcall(emit, { pitch = 60, [field] = x }), field)
    end
    assert(not pcall(at, x, note))
    assert(not pcall(after, beats(x), note))
    assert(not pcall(bend, 1, x))
  end
  at(1/0, note)
end
