-- stopped: more work than the stream has time for
function on_note(note)
  local function again()
    for _ = 1, 100000 do end
    at(0, again)
  end
  again()
end
