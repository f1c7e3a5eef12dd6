-- stopped: more work
-- The same, but when setmetatable is called there is no chain yet.
function on_note(note)
  local first, metatables, tables = {}, {}, {}
  for i = 1, 1900 do
    metatables[i], tables[i] = {}, {}
    setmetatable(tables[i - 1] or first, metatables[i])
  end
  for i = 1, 1900 do metatables[i].__index = tables[i] end
  while true do local a, b, c, d = first.a, first.b, first.c, first.d end
end
