-- stopped: more work
function on_note(note)
  ::again::
  goto again
end
