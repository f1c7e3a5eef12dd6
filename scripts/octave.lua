-- octave.lua: doubles each note an octave below, above, or both.

local where = param{ name = "octaves", label = "Octaves", choices = { "below", "above", "both" } }
local level = param{ name = "level", label = "Doubles' level", min = 0, max = 100, default = 70, unit = "%" }

function on_note(note)
  emit(note)
  -- What a table leaves out (length, channel, start) comes from the note that is being handled; the doubles end
  -- with it and follow its bends.
  local velocity = note.velocity * level.value / 100
  if where.value ~= "above" then emit{ pitch = note.pitch - 12, velocity = velocity } end
  if where.value ~= "below" then emit{ pitch = note.pitch + 12, velocity = velocity } end
end
