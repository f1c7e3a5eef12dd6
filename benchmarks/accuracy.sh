#!/usr/bin/env bash
# Accuracy and speed, in one go: transcribes the synthesised sets (and a folder of annotated recordings, if one is
# named) in all three timings, scores the notes, and measures the real-time factor. Markdown tables go to standard
# output and to build/accuracy/RESULTS.md.
# Listens with the model in models/, or with the one that VOCALMIDI_MODEL names (none: the classical tracker).
# Usage: benchmarks/accuracy.sh [FOLDER of NAME.flac or .wav with NAME.notes.csv]   (needs ./run.sh before it)
set -euo pipefail

recordings=
if [ $# -gt 0 ]; then recordings=$(realpath -- "$1"); fi
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. tools/steps.sh

model=()
[ ! -e models/pitch_model.onnx ] || model=(models/pitch_model.onnx)
[ -z "${VOCALMIDI_MODEL:-}" ] || model=("$VOCALMIDI_MODEL")
[ "${VOCALMIDI_MODEL:-}" != none ] || model=()
command=build/bin/vocalmidi
out=build/accuracy
[ -x "$command" ] || fail "there is no $command" "run ./run.sh first; it builds everything."
mkdir -p "$out"

# Standard output is for the results.
measure() { step "$1" "the lines above say why." "${@:2}" >&2; }

benchmark() { "benchmarks/$1/bin/Release/net10.0/$1" "${@:2}"; }

# transcribe REFERENCES: the notes of a folder's recordings in each timing, where the scorer looks for them.
transcribe() {
  local timing notes set
  set=$(basename "$1")
  for timing in file aligned live; do
    notes=$out/notes/$set/$timing
    rm -rf "$notes"
    measure "Transcribing $set, timing $timing" \
      "$command" transcribe "$1" --timing "$timing" --notes "$notes/" --quiet
  done
}

results() {
  say "# Accuracy"
  say ""
  benchmark VocalMidi.Score tables --estimates "$out/notes" "${halves[@]}" "${references[@]}"
  say ""
  say "# Real-time factor"
  say ""
  benchmark VocalMidi.RealTimeFactor "${model[@]}"
}

for name in VocalMidi.Score VocalMidi.RealTimeFactor; do
  measure "Building $name" dotnet build "benchmarks/$name" -c Release -v q
done

references=()
halves=()
if [ -n "$recordings" ]; then
  references+=("$recordings")
  halves=(--halves "$recordings")
  transcribe "$recordings"
fi
for set in evaluation legato negatives; do
  references+=("$out/$set")
  measure "Rendering $set" "$command" synthesise "$set" -o "$out/$set"
  transcribe "$out/$set"
done

results | tee "$out/RESULTS.md"
