-- scale.lua: keeps the notes in a key. A note outside it moves to the nearest note of the scale, or is left out.

local key = param{ name = "key", label = "Key",
  choices = { "C", "C#", "D", "Eb", "E", "F", "F#", "G", "Ab", "A", "Bb", "B" } }
local mode = param{ name = "scale", label = "Scale",
  choices = { "major", "minor", "harmonic_minor", "melodic_minor", "dorian", "phrygian", "lydian", "mixolydian",
    "locrian", "major_pentatonic", "minor_pentatonic", "blues", "whole_tone", "chromatic" } }
local outside = param{ name = "outside", label = "Notes outside", choices = { "snap", "drop" } }

local tones

function on_param()
  tones = scale(key.value, mode.value)
end

function on_note(note)
  if outside.value == "drop" then
    -- note.key is the nearest piano key. What is not emitted does not sound.
    if tones:contains(note.key) then emit(note) end
    return
  end
  -- Move the note by whole semitones: what the voice is sharp or flat by stays, and so does its vibrato.
  note.pitch = note.pitch + tones:snap(note.pitch) - note.key
  emit(note)
end
