-- refused: more work
local step = 511 * 1023 * 2047
local t = {}
for i = 1, 500 do t[i * step] = i end
while true do local a, b, c, d = t[step], t[2 * step], t[0], t[-step] end
