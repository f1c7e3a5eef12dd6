-- error: number expected
function on_note(note)
  for _, x in ipairs{ true, "text", print, {}, coroutine.create(print), transport } do
    for _, f in ipairs{ emit, at, after, stop, bend, cancel, beats, to_seconds, to_beats, scale, chord, quantise, param, random_seed } do
      pcall(f, x) pcall(f, x, x) pcall(f, x, x, x) pcall(f, 1, x) pcall(f)
    end
  end
  beats("no")
end
