#!/usr/bin/env bash
# What a model changes, beside the classical tracker, in one run: notes in all three timings, notes under worse
# conditions, notes where nobody sings, and what listening costs. Markdown goes to standard output and to
# build/models/RESULTS.md; docs/models.md keeps what it printed.
# Beside them aubionotes (Debian's aubio-tools), where it is installed: what it costs.
# Usage: benchmarks/models.sh FOLDER [MODEL.onnx ...]   (needs ./run.sh before it; FOLDER as for accuracy.sh; the
# default model is models/pitch_model.onnx)
set -euo pipefail

recordings=$(realpath -- "${1:?a folder of NAME.flac or .wav with NAME.notes.csv is wanted}")
shift
models=()
for model in "$@"; do models+=("$(realpath -- "$model")"); done
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. benchmarks/common.sh
[ ${#models[@]} -gt 0 ] || models=("$PWD/models/pitch_model.onnx")

out=build/models
require_built
mkdir -p "$out"

# transcribed FOLDER TIMING MODEL: prints where the notes are.
transcribed() { notes_of "$1" "$2" "$3" "$out/notes/$(named "$3")"; }

# row HEAD REFERENCES TIMING MODEL: one line of a table; live has more to tell.
row() {
  local notes live=() said
  notes=$(transcribed "$2" "$3" "$4")
  [ "$3" != live ] || live=(--live)
  said=$(benchmark VocalMidi.Score notes "$2" "$notes" "${live[@]}" | tr '\n' ' ')
  sed -E -e "s#.*COn ([0-9.]+)  COnP ([0-9.]+)  COnPOff ([0-9.]+).*found ([0-9]+) of ([0-9]+)#| $1 | $(named "$4") | \1 | \2 | \3 | \4/\5 |#" \
    -e 's#  *lead_ms.*at note-on ([0-9.]+).* p50 ([0-9-]+) p75 ([0-9-]+) .*none ([0-9.]+) %.*# \1 | \2 / \3 | \4 % |#' \
    -e '/%/! s# *$# | | |#' <<<"$said"
}

# false_row NAME FOLDER MODEL: notes a minute in each timing where nobody sings.
false_row() {
  local timing notes cells="" seconds
  seconds=$(seconds_in "$2")
  for timing in file aligned live; do
    notes=$(transcribed "$2" "$timing" "$3")
    cells+=$(cat "$notes"/*.csv | grep -vc onset_s | awk -v s="$seconds" '{ printf " %.2f |", 60 * $1 / s }' || true)
  done
  say "| $1 | $(named "$3") |$cells"
}

# cost_row NAME COMMAND...: processor time over the recordings of the evaluation set, and what it notes, as a hash.
cost_row() {
  local name=$1 seconds spent
  shift
  seconds=$(seconds_in "$sets/evaluation")
  TIMEFORMAT='%U %S'
  spent=$({ time "$@" >"$out/cost.txt" 2>/dev/null; } 2>&1 | tail -n 1)
  awk -v n="$name" -v s="$seconds" '{ printf "| %s | %.4f |", n, ($1 + $2) / s }' <<<"$spent"
  say " $(sha256sum <"$out/cost.txt" | cut -c1-12) |"
}

whole_files() { "$vocalmidi" transcribe "$sets/evaluation" --model "$1" --jobs 1 --json - --quiet; }

peer() { for sound in "$sets"/evaluation/*.wav; do aubionotes "$sound"; done; }

head_of_scores="| | listens | COn | COnP | COnPOff | legato | COnP at note-on | p50 / p75 ms | none |
|---|---|---|---|---|---|---|---|---|"

results() {
  local set timing condition model round
  for set in "$recordings" "$sets/evaluation" "$sets/legato"; do
    say "# Notes: $(basename "$set")"
    say "$head_of_scores"
    for timing in file aligned live; do
      for model in none "${models[@]}"; do row "$timing" "$set" "$timing" "$model"; done
    done
  done
  say "# Worse conditions, whole files"
  say "$head_of_scores"
  for condition in noise room telephone; do
    for model in none "${models[@]}"; do row "$condition" "$out/$condition" file "$model"; done
  done
  say "# Notes a minute where nobody sings"
  say "| | listens | file | aligned | live |"
  say "|---|---|---|---|---|"
  for set in "$out"/negatives/*/ "$talk"; do
    for model in none "${models[@]}"; do false_row "$(basename "$set")" "${set%/}" "$model"; done
  done
  say "# Processor seconds per second of voice, whole files, one at a time, programs' starts included; hash of the notes"
  say "| | s/s | notes |"
  say "|---|---|---|"
  for round in 1 2 3; do
    for model in none "${models[@]}"; do cost_row "vocalmidi, $(named "$model"), run $round" whole_files "$model"; done
    ! command -v aubionotes >/dev/null || cost_row "aubionotes, run $round" peer
  done
  say "# Cost, live"
  for model in "${models[@]}"; do benchmark VocalMidi.RealTimeFactor "$model"; done
}

build_benchmarks VocalMidi.Score VocalMidi.RealTimeFactor
for set in evaluation legato negatives; do rendered "$set" >/dev/null; done
# Each sound in a folder of its own: they are counted apart.
for sound in "$sets"/negatives/*.wav; do
  apart=$out/negatives/$(basename "$sound" .wav)
  mkdir -p "$apart"
  cp "$sound" "$apart/"
done
for condition in noise room telephone; do
  [ -d "$out/$condition" ] ||
    measure "Rendering $condition" benchmark VocalMidi.Score degrade "$condition" "$recordings" "$out/$condition"
done
talk=$(speech 15)
[ -n "$talk" ] || fail "speech cannot be rendered" "install what training/ needs: $(missing_training_packages | tr '\n' ' ')"

results | tee "$out/RESULTS.md"
