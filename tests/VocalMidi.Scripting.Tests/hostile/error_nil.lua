-- error: the error is a nil
function on_note(note) error() end
