-- humanise.lua: small random differences in time, loudness and pitch, for notes that sound too exact.

local time = param{ name = "time", label = "Time", min = 0, max = 50, default = 15, unit = "ms" }
local loudness = param{ name = "loudness", label = "Loudness", min = 0, max = 50, default = 10, unit = "%" }
local tune = param{ name = "tune", label = "Tune", min = 0, max = 50, default = 5, unit = "cents" }

-- A random number between -x and x. random() starts from the same seed in every run, so a song sounds the same
-- each time it is rendered.
local function spread(x)
  return (2 * random() - 1) * x
end

function on_note(note)
  note.velocity = math.max(0.01, math.min(1, note.velocity + spread(loudness.value / 100)))
  note.pitch = note.pitch + spread(tune.value / 100) -- 100 cents are a semitone
  -- A note that has begun cannot begin earlier, so it only moves to later: by up to `time` milliseconds.
  at(note.start + random() * time.value / 1000, note)
end
