-- harmless
function on_note(note)
  for _, name in ipairs{ "os", "io", "debug", "package", "load", "loadfile", "dofile", "loadstring", "require", "collectgarbage", "warn" } do
    assert(_G[name] == nil, name)
  end
  assert(string.dump == nil and ("").dump == nil and string.pack == nil)
  assert(getmetatable("") == "protected")
  assert(not pcall(setmetatable, transport, {}))
  emit(note)
end
