---@meta vocalmidi
-- The functions that note scripts have, for the Lua language server: not a script, and never run.
-- docs/scripting.md explains them. Write ---@param note Note above a handler of yours: then the editor
-- knows its note.

---What emit, at and after take. Missing fields come from the note that is being handled.
---@class NoteToEmit
---@field pitch number Semitones, 69 is A4; fractional.
---@field velocity? number 0 to 1; 0.8 where no note is being handled.
---@field level? number 0 to 1.
---@field channel? integer 1 to 16; 10 is the drums'.
---@field start? number|Beats Seconds, or beats(x); past or missing: now.
---@field start_beats? number Quarter notes of the song, instead of `start`.
---@field length? number Seconds. Missing: as long as the note that is being handled, or a quarter note.
---@field length_beats? number Quarter notes, instead of `length`.

---A note. Changing its fields matters only to what is emitted.
---@class Note: NoteToEmit
---@field id integer The same in all calls for one note.
---@field pitch number Semitones, 69 is A4; fractional.
---@field key integer The pitch rounded to a piano key. Read only: to emit another pitch change `pitch`.
---@field velocity number 0 to 1: how hard it was struck.
---@field level number 0 to 1: how loud the voice is at this moment.
---@field channel integer 1 to 16.
---@field start number Seconds: when the note began.
---@field start_beats number The same in quarter notes of the song.
---@field length? number Seconds; nil until the note has ended.
---@field length_beats? number The same in quarter notes.
---@field [string] any Fields of your own stay with the note until it has ended.

---A time or a delay in quarter notes, made by beats().
---@class Beats

---Where the song is. Read only.
---@class Transport
---@field playing boolean
---@field tempo number Quarter notes a minute.
---@field beat number Quarter notes since the song's start; fractional.
---@field bar integer The bar, from 1.
---@field beats_per_bar integer 6 in 6/8.
---@field beat_unit integer 8 in 6/8.
---@field loop boolean
---@field loop_start number Quarter notes.
---@field loop_end number Quarter notes.
---@field seconds number

---A scale, made by scale().
---@class Scale
local Scale = {}

---Whether the nearest key belongs to the scale.
---@param pitch number
---@return boolean
function Scale:contains(pitch) end

---The nearest pitch of the scale; of two as near, the lower.
---@param pitch number
---@return number
function Scale:snap(pitch) end

---The degree of the nearest pitch of the scale (1 is the root), and its octave.
---@param pitch number
---@return integer degree
---@return integer octave
function Scale:degree(pitch) end

---The pitch of a degree. Degrees below 1 and above the last go on in the next octaves.
---@param degree integer
---@param octave integer
---@return number
function Scale:pitch(degree, octave) end

---`n` steps of the scale up from the nearest pitch of the scale; below 0, down.
---@param pitch number
---@param n integer
---@return number
function Scale:step(pitch, n) end

---What param() takes.
---@class ParameterDeclaration
---@field name string What the script calls it: letters, digits and _.
---@field label? string What the host shows; the name, if left out.
---@field min? number 0, if left out.
---@field max? number 1, if left out.
---@field default? number|string Where it starts: a number, or one of the choices.
---@field unit? string What the host shows behind the number.
---@field choices? string[] Words to choose from, instead of a range.

---A declared parameter.
---@class Parameter
---@field name string
---@field value any The number, or the chosen word.

---@alias ScaleName
---| "major"
---| "minor"
---| "harmonic_minor"
---| "melodic_minor"
---| "ionian"
---| "dorian"
---| "phrygian"
---| "lydian"
---| "mixolydian"
---| "aeolian"
---| "locrian"
---| "major_pentatonic"
---| "minor_pentatonic"
---| "blues"
---| "whole_tone"
---| "chromatic"

---@alias ChordName "major"|"minor"|"dim"|"aug"|"sus2"|"sus4"|"maj7"|"min7"|"dom7"|"7"|"m7b5"|"dim7"

-- Functions --------------------------------------------------------------------------------------------------------

---Makes a note sound.
---@param note NoteToEmit
---@return integer id Of the new note, for stop() and bend().
function emit(note) end

---Ends a note that the script emitted, or all that is tied to an incoming note.
---@param id integer|Note
function stop(id) end

---Moves a note that the script emitted, or all that is tied to an incoming note.
---@param id integer|Note
---@param pitch number
---@param level? number
function bend(id, pitch, level) end

---Emits a note, or calls a function, at a time: seconds, as note.start, or beats(x). Past: now.
---@param time number|Beats
---@param what NoteToEmit|fun()
---@return integer id For cancel().
function at(time, what) end

---The same, counted from now.
---@param delay number|Beats
---@param what NoteToEmit|fun()
---@return integer id For cancel().
function after(delay, what) end

---Forgets what at() or after() has planned.
---@param id integer
function cancel(id) end

---A time or a delay of x quarter notes, for at() and after().
---@param x number
---@return Beats
function beats(x) end

---Converts a time of the song from quarter notes to seconds.
---@param x number
---@return number
function to_seconds(x) end

---The same as to_seconds.
seconds = to_seconds

---Converts a time of the song from seconds to quarter notes.
---@param x number
---@return number
function to_beats(x) end

---The nearest line of a grid, in quarter notes; of two as near, the later.
---@param time number Quarter notes.
---@param grid number|string Quarter notes between two lines, or "1/16", "1/8t" (triplet), "1/8d" (dotted).
---@param strength? number 0 leaves the time, 1 (if left out) moves it all the way.
---@param swing? number 0 (if left out) to 1: every second line is later by half of swing times the grid.
---@return number
function quantise(time, grid, strength, swing) end

---The same as quantise.
quantize = quantise

---A scale.
---@param root string|number "C", "F#", "Bb", or a key.
---@param name ScaleName|number[] A name, or semitones above the root.
---@return Scale
function scale(root, name) end

---The pitches of a chord, lowest first.
---@param root number A pitch.
---@param name ChordName|number[] A name, or semitones above the root.
---@param inversion? integer How many of the lowest notes go up an octave; below 0: of the highest, down.
---@return number[]
function chord(root, name, inversion) end

---As math.random, and the same in every run.
---@param m? integer
---@param n? integer
---@return number
function random(m, n) end

---Chooses another sequence of random numbers.
---@param seed integer
function random_seed(seed) end

---Writes a line to the host's log, or to the terminal.
---@param ... any
function log(...) end

---Declares a parameter, while the script is read.
---@param declaration ParameterDeclaration
---@return Parameter
function param(declaration) end

-- Tables -----------------------------------------------------------------------------------------------------------

---@type Transport
transport = {}

---The value of each declared parameter by its name.
---@type table<string, any>
params = {}

---Plain data that is saved with the project and survives edits of the script.
---@type table
state = {}

---The semitones of each scale by its name.
---@type table<ScaleName, number[]>
scales = {}

---The semitones of each chord by its name.
---@type table<ChordName, number[]>
chords = {}

-- Handlers: define those you need ----------------------------------------------------------------------------------

---Called once, before the first note.
function on_start() end

---Called when playing stops.
function on_stop() end

---Called when a note begins. Missing: notes pass through.
---@param note Note
function on_note(note) end

---Called when a note has ended; its length is known.
---@param note Note
function on_note_end(note) end

---Called when the pitch or the level of a note moved. Missing: what was emitted for it follows.
---@param note Note
function on_pitch(note) end

---Called at every quarter-note beat of the song while it plays.
---@param beat integer Quarter notes since the song's start.
function on_beat(beat) end

---Called when a parameter changed, and once for each after on_start.
---@param name string
---@param value any
function on_param(name, value) end
