-- error: malformed pattern
function on_note(note)
  for _, p in ipairs{ "[", "%", "[%", "[a-", "[^", "%f", "%b", "%b(", "(", "(()", "%1", "^*" } do
    pcall(string.find, "text", p)
    pcall(string.gsub, "text", p, "%1")
  end
  return ("x"):find("[")
end
