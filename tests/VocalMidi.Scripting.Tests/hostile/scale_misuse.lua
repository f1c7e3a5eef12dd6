-- error: a root is a key
function on_note(note)
  pcall(scale, 1/0, "major") pcall(scale, 0/0, "major") pcall(scale, "C", {}) pcall(scale, "C", { "x" })
  local s = scale(1e18, { 0, 1e300, -5 })
  pcall(s.snap, s, 0/0) pcall(s.step, s, 60, 1e18) pcall(s.pitch, s, -1e18, 1e18)
  chord(60, "major", 1e18)
  scale("H", "major")
end
