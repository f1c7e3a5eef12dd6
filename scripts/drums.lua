-- drums.lua: low sounds become the kick, higher ones the snare, the hat and the cymbal: beatbox with the voice's pitch.

local kick_below = param{ name = "kick_below", label = "Kick below", min = 0, max = 127, default = 50, unit = "key" }
local snare_below = param{ name = "snare_below", label = "Snare below", min = 0, max = 127, default = 62, unit = "key" }
local hat_below = param{ name = "hat_below", label = "Hat below", min = 0, max = 127, default = 74, unit = "key" }
local hat = param{ name = "hat", label = "Hat", choices = { "closed", "open", "pedal" } }
local snare = param{ name = "snare", label = "Snare", choices = { "acoustic", "electric", "side stick", "clap" } }

-- Keys of the General MIDI drum kit.
local KICK, CRASH = 36, 49
local snares = { ["acoustic"] = 38, ["electric"] = 40, ["side stick"] = 37, ["clap"] = 39 }
local hats = { ["closed"] = 42, ["pedal"] = 44, ["open"] = 46 }

function on_note(note)
  local key = CRASH
  if note.pitch < kick_below.value then
    key = KICK
  elseif note.pitch < snare_below.value then
    key = snares[snare.value]
  elseif note.pitch < hat_below.value then
    key = hats[hat.value]
  end
  -- Channel 10 is the drums'. A drum has a length of its own (in seconds), so it does not follow the voice's bends.
  emit{ pitch = key, velocity = note.velocity, channel = 10, length = 0.1 }
end
