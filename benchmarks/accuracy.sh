#!/usr/bin/env bash
# Accuracy and latency together: transcribes the synthesised sets (and a folder of annotated recordings, if one is
# named) in all three timings and scores the notes, the delays of note-ons by pitch, and false notes. Markdown tables
# go to standard output and to build/accuracy/RESULTS.md.
# Listens with the model in models/, or with the one that VOCALMIDI_MODEL names (none: the classical tracker).
# Usage: benchmarks/accuracy.sh [FOLDER of NAME.flac or .wav with NAME.notes.csv]   (needs ./run.sh before it)
set -euo pipefail

recordings=
if [ $# -gt 0 ]; then recordings=$(realpath -- "$1"); fi
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. benchmarks/common.sh

out=build/accuracy
require_built
model=$(default_model)
references=()
halves=()
build_benchmarks VocalMidi.Score

# add FOLDER: transcribes and remembers it.
add() {
  local timing
  references+=("$1")
  for timing in file aligned live; do notes_of "$1" "$timing" "${model:-none}" "$out/notes" >/dev/null; done
}

results() {
  say "## Accuracy and latency"
  say ""
  say "Listening: $(named "${model:-none}"). F-measures in percent as mir_eval counts them; what the columns mean: benchmarks/README.md."
  say ""
  benchmark VocalMidi.Score tables --estimates "$out/notes" "${halves[@]}" "${references[@]}"
  say ""
  say "Hash of all notes: $(find "$out/notes" -name '*.csv' -print0 | sort -z | xargs -0 cat | sha256sum | cut -c1-16)"
}

rm -rf "$out/notes"
if [ -n "$recordings" ]; then
  halves=(--halves "$recordings")
  add "$recordings"
fi
if is_quick; then
  add "$(sample)"
else
  for set in evaluation legato negatives; do add "$(rendered "$set")"; done
  talk=$(speech 15)
  [ -z "$talk" ] || add "$talk"
fi
mkdir -p "$out"
results | tee "$out/RESULTS.md"
