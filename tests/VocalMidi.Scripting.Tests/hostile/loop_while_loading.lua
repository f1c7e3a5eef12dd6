-- refused: more work
repeat until false
