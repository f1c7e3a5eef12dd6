# Pitch frames to notes, by the simplest rule that can be stated: a note is a stretch of voiced frames whose nearest
# semitone stays the same for at least 60 ms; frames that leave it for less than 30 ms are passed over. Its pitch is the
# mean of its frames.
# In: TIME_S HERTZ, one frame a line, 0 or less: unvoiced. Out: onset_s,offset_s,midi_pitch.
BEGIN { least = 0.06; pass = 0.03 }

function give() {
  if (count > 0 && end - start >= least) printf "%.4f,%.4f,%.3f\n", start, end, sum / count
  count = 0
}

{
  voiced = $2 > 0
  pitch = voiced ? 69 + 12 * log($2 / 440) / log(2) : 0
  key = voiced ? int(pitch + 0.5) : -1
  if (count > 0 && key == note) { sum += pitch; count++; end = $1; next }
  if (count > 0 && $1 - end < pass) next
  give()
  if (voiced) { note = key; sum = pitch; count = 1; start = end = $1 }
}

END { give() }
