-- error: no value
function on_note(note)
  pcall(string.format, "%n", 1)
  pcall(string.format, "%s%s%s%s", "only one")
  pcall(string.format, "%q", {})
  pcall(string.format, "%", 1)
  return string.format("%d")
end
