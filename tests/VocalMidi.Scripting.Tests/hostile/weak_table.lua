-- error: __mode is not available
function on_note(note)
  setmetatable({}, { __mode = "k" })
end
