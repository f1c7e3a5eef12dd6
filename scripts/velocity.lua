-- velocity.lua: a curve for how hard notes are struck, and a range to keep them in.

local curve = param{ name = "curve", label = "Curve", min = -100, max = 100, default = 0, unit = "%" }
local lowest = param{ name = "lowest", label = "Lowest", min = 0, max = 127, default = 0 }
local highest = param{ name = "highest", label = "Highest", min = 0, max = 127, default = 127 }

function on_note(note)
  -- Raised to a power below 1, quiet notes get louder; above 1, quieter. 0 and 1 stay where they are.
  local power = 2 ^ (-curve.value / 50)
  local shaped = note.velocity ^ power
  -- MIDI counts velocity up to 127, scripts up to 1. Lowest and highest alike: every note is struck alike.
  local low, high = lowest.value / 127, highest.value / 127
  note.velocity = low + (high - low) * shaped
  emit(note)
end
