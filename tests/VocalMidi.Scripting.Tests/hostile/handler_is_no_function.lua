-- error: attempt to call a
on_note = 5
on_note_end = {}
on_pitch = "text"
