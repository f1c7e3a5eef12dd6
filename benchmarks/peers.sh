#!/usr/bin/env bash
# VocalMidi beside what a user would pick instead, in one run: the same recordings, the same scorer, in turns. Peers that
# are not installed are named as such; benchmarks/peers/install.sh installs them.
# Usage: benchmarks/peers.sh [FOLDER of NAME.flac or .wav with NAME.notes.csv]   (needs ./run.sh before it)
set -euo pipefail

recordings=
if [ $# -gt 0 ]; then recordings=$(realpath -- "$1"); fi
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. benchmarks/common.sh
. benchmarks/peers/aubio.sh
. benchmarks/peers/pyin.sh
. benchmarks/peers/praat.sh
. benchmarks/peers/basic-pitch.sh

require_built
install_packages sox >&2
build_benchmarks VocalMidi.Score
out=build/benchmarks/peers
timed=$out/timed
rm -rf "$out"
mkdir -p "$out"

installed() {
  case $1 in
    aubio) command -v aubionotes ;;
    pyin) command -v vamp-simple-host && compgen -G '/usr/lib/ardour*/vamp/libardourvamppyin.so' ;;
    praat) command -v praat ;;
    basic-pitch) command -v node && [ -d "$basic_pitch_home/node_modules/@spotify" ] ;;
  esac >/dev/null
}

# A smoke run needs one of each kind.
needed() { if is_quick; then grep -v -e aligned -e classical -e 'aubionotes, -'; else cat; fi; }

# The rows of the tables: NAME|PEER|FUTURE|OPTIONS; of VocalMidi the options are timing and model.
subjects() { all_subjects | needed; }

all_subjects() {
  local model listener options
  model=$(default_model)
  for listener in $model none; do
    echo "VocalMidi file, $(named "$listener")|vocalmidi|whole file|file $listener"
    echo "VocalMidi aligned, $(named "$listener")|vocalmidi|100 ms|aligned $listener"
    echo "VocalMidi live, $(named "$listener")|vocalmidi|no|live $listener"
  done
  if installed aubio; then
    for options in "${aubio_names[@]}"; do echo "$options|aubio|no|$(sed 's/^[^,]*, //; s/^defaults$//' <<<"$options")"; done
  fi
  ! installed pyin || echo "pYIN notes|pyin|whole file|"
  ! installed basic-pitch || echo "basic-pitch|basic-pitch|seconds|"
  ! installed praat || echo "Praat pitch + the simple rule|praat|whole file|"
}

# words_of PEER OPTIONS FOLDER INTO: the command that transcribes, a word a line.
words_of() {
  local options
  read -r -a options <<<"$2"
  if [ "$1" = vocalmidi ]; then
    printf '%s\n' "$vocalmidi" transcribe "$3" --timing "${options[0]}" --model "${options[1]}" --jobs 1 --notes "$4/" --quiet
  else
    printf '%s\n' benchmarks/peers/run.sh "$1" "$3" "$4" "${options[@]}"
  fi
}

# as_wav FOLDER: copies its recordings as mono WAV files, with their notes; prints where they are.
as_wav() {
  local to sound name
  to=$out/sets/$(basename "$1")
  mkdir -p "$to"
  find -L "$1" -maxdepth 1 \( -name '*.wav' -o -name '*.flac' \) | sort | while read -r sound; do
    name=$(basename "${sound%.*}")
    [ -e "$1/$name.notes.csv" ] || continue
    sox "$sound" -c 1 "$to/$name.wav"
    cp "$1/$name.notes.csv" "$to/"
  done
  ! installed basic-pitch || basic_pitch_prepare "$to"
  echo "$to"
}

# score_row NAME FUTURE FOLDER NOTES: what leaves at once may be moved by one constant lead, as a track delay would.
score_row() {
  local live=()
  [ "$2" != no ] || live=(--live)
  benchmark VocalMidi.Score notes "$3" "$4" "${live[@]}" | tr '\n' ' ' | sed -E \
    -e 's/.*COn ([0-9.]+)  COnP ([0-9.]+)  COnPOff ([0-9.]+)  bias_ms ([^ ]+).*lead_ms ([0-9]+).*/\1 | \2 | \3 | \4 | \5/' \
    -e 's/.*COn ([0-9.]+)  COnP ([0-9.]+)  COnPOff ([0-9.]+)  bias_ms ([^ ]+).*/\1 | \2 | \3 | \4 | –/' \
    -e "s#^#| $1 | $2 | #" -e 's/ *$/ /'
  say "| $(hash_of "$4") |"
}

accuracy_of() {
  local set=$1 name peer future options notes words rows
  rows=$out/rows-$(basename "$set").md
  while IFS='|' read -r name peer future options; do
    notes=$out/notes/$(basename "$set")/$(tr -cs 'A-Za-z0-9' '-' <<<"$name")
    rm -rf "$notes"
    mapfile -t words < <(words_of "$peer" "$options" "$set" "$notes")
    measure "Transcribing $(basename "$set"): $name" "${words[@]}"
    score_row "$name" "$future" "$set" "$notes"
  done < <(subjects) >"$rows"
  say ""
  say "### $(basename "$set"): $(find "$set" -name '*.notes.csv' | wc -l) recordings, $(seconds_in "$set" | cut -d. -f1) s"
  say ""
  say "| | sees the future | COn | COnP | COnPOff | bias ms | lead ms | hash of the notes |"
  say "|---|---|---|---|---|---|---|---|"
  cat "$rows"
  say ""
  ! installed aubio || say "The best of the $(grep -c "^| aubionotes" "$rows") settings of aubionotes here, by COnP:$(
    grep '^| aubionotes' "$rows" | sort -t '|' -k5,5nr | head -n 1 | cut -d '|' -f 2)(chosen on this very set, in its favour)."
}

# Rounds in turns over the same few recordings; programs' starts are counted.
cost() {
  local round name peer future options words seconds
  seconds=$(seconds_in "$timed")
  for round in $(seq "$(of 3 1)"); do
    while IFS='|' read -r name peer future options; do
      case $name in "aubionotes, -"*) continue ;; esac
      ! is_quick || [ "$peer" = vocalmidi ] || continue
      say "Timing $name, round $round" >&2
      rm -rf "$out/cost"
      mapfile -t words < <(words_of "$peer" "$options" "$timed" "$out/cost")
      echo "$name|$(spent "${words[@]}" </dev/null)|$(hash_of "$out/cost")"
    done < <(subjects)
  done >"$out/cost.txt"
  say ""
  say "### Cost over $(find "$timed/" -name '*.notes.csv' | wc -l) recordings, ${seconds%.*} s"
  say ""
  say "Processor seconds (and seconds by the clock) per second of sound, median of $(of 3 1) rounds in turns (least to most)."
  say ""
  say "| | processor s/s | beside the first | clock s/s | peak MiB | hash of the notes |"
  say "|---|---|---|---|---|---|"
  benchmark VocalMidi.Score costs "$seconds" <"$out/cost.txt"
}

versions() {
  say "VocalMidi $(sed -n 's/.*<Version>\(.*\)<.*/\1/p' Directory.Build.props)"
  local peer
  for peer in aubio pyin basic-pitch praat; do
    if installed "$peer"; then say "$peer: $("${peer//-/_}_version")"; else say "$peer: not installed, left out"; fi
  done
}

say "## Side by side"
say ""
say "The same recordings as mono WAV files, the same scorer. What leaves as it is heard is scored after taking off the one"
say "lead, 0 to 100 ms, that suits the set best. Praat gives pitch frames only: a note is a stretch of voiced frames of one"
say "nearest semitone, at least 60 ms long, with gaps under 30 ms passed over."
say ""
versions | sed 's/^/- /'
if is_quick; then
  accuracy_of "$(as_wav "$(sample)")"
  ln -sfn "$PWD/$out/sets/sample" "$timed"
else
  [ -z "$recordings" ] || accuracy_of "$(as_wav "$recordings")"
  accuracy_of "$(as_wav "$(rendered evaluation)")"
  mkdir -p "$out/few"
  find "$(rendered evaluation)" -name '*.wav' | sort | head -n 10 | while read -r sound; do
    cp "$sound" "${sound%.wav}.notes.csv" "$out/few/"
  done
  ln -sfn "$PWD/$(as_wav "$out/few")" "$timed"
fi
cost
