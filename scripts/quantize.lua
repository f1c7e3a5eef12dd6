-- quantize.lua: moves each note to the nearest line of a grid.

local grid = param{ name = "grid", label = "Grid", choices = { "1/4", "1/8", "1/16", "1/32" }, default = "1/16" }
local triplets = param{ name = "triplets", label = "Triplets", choices = { "off", "on" } }
local strength = param{ name = "strength", label = "Strength", min = 0, max = 100, default = 100, unit = "%" }
local swing = param{ name = "swing", label = "Swing", min = 0, max = 100, default = 0, unit = "%" }

-- "1/16" is a sixteenth; with a "t" behind it, a sixteenth triplet.
local lines = "1/16"

-- Called for every parameter at the start, and again when one of them is moved.
function on_param()
  lines = grid.value .. (triplets.value == "on" and "t" or "")
end

function on_note(note)
  -- While the song stands still there is no grid to hear: leave the note alone.
  if not transport.playing then
    emit(note)
    return
  end
  local beat = quantise(note.start_beats, lines, strength.value / 100, swing.value / 100)
  -- The note keeps its length and its bends; they move along with it. A live note whose line has passed already
  -- sounds at once.
  at(beats(beat), note)
end
