-- error: invalid UTF-8 code
function on_note(note)
  pcall(utf8.char, -1) pcall(utf8.char, 1e15) pcall(utf8.codepoint, "\xff\xfe", 1, -1)
  pcall(utf8.offset, "x", 1e15) pcall(utf8.len, "x", -1e15)
  for _, c in utf8.codes("\xff\xff") do end
end
