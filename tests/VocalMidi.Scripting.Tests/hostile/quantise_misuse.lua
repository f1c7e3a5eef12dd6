-- error: a grid is a number
function on_note(note)
  quantise(0/0, 1) quantise(1/0, 1) quantise(1, 1e-300, 5, 5) quantise(1e300, "1/16t", -1, -1)
  quantise(1, 0)
end
