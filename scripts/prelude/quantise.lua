-- Rhythm for note scripts: quantise(time, grid, strength, swing).

local floor = math.floor

-- Widths of grids given as words: "1/16" is a sixteenth (0.25 beats), "1/8t" a triplet, "1/8d" dotted.
local widths = {}
for n = 0, 6 do
  local beats = 4 / 2 ^ n
  local word = "1/" .. floor(2 ^ n)
  widths[word], widths[word .. "t"], widths[word .. "d"] = beats, beats * 2 / 3, beats * 1.5
end

-- The nearest line of a grid, in beats. `grid`: beats between two lines, or a word. `strength` 0..1: how much of the
-- way the time is moved (1 if left out). `swing` 0..1: every second line lies swing * grid / 2 later (0 if left out;
-- 2/3 makes triplets of a straight grid). Of two lines as near, the later. At strength 1 a line stays where it is.
function quantise(time, grid, strength, swing)
  local width, whole = widths[grid], false
  if not width then
    width = grid
    if type(width) ~= "number" or not (width > 0) then
      error("quantise: a grid is a number of beats above 0 or a word like 1/16, 1/8t, 1/8d, not " .. tostring(grid), 2)
    end
    whole = math.type(width) == "integer" -- then a line is, too
  end
  local line
  if swing and swing > 0 then
    -- A line that rounding has put a hair below its place still counts as its own.
    local n = floor(time / (2 * width) + 1e-9)
    local pair = n * 2 * width
    local late = pair + width + (swing < 1 and swing or 1) * width / 2
    local after = (n + 1) * 2 * width
    line = pair
    if late - time <= time - pair then line = late end
    if after - time <= math.abs(time - line) then line = after end
  elseif whole then
    line = floor(time / width + 0.5) * width
  else
    line = (time / width + 0.5) // 1 * width -- as floor, without a call
  end
  if strength and strength < 1 then return time + (line - time) * (strength > 0 and strength or 0) end
  return line
end

quantize = quantise
