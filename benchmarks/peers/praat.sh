# shellcheck shell=bash
# Praat's pitch (Boersma 1993; its search needs the whole file): frames only, made notes by frames-to-notes.awk.

praat_version() { praat --version 2>/dev/null | sed -n 's/^Praat \([0-9.]*\).*/\1/p' | head -n 1; }

# praat_notes FOLDER INTO
praat_notes() {
  local frames
  mkdir -p "$2/frames"
  praat --run "$PWD/benchmarks/peers/pitch.praat" "$(realpath "$1")" "$(realpath "$2/frames")" >/dev/null
  for frames in "$2"/frames/*.txt; do
    awk -f benchmarks/peers/frames-to-notes.awk "$frames" >"$2/$(basename "$frames" .txt).csv"
  done
}
