-- refused: attempt to call a nil value (global 'require')
local io = require("io")
