# shellcheck shell=bash
# Shared by the benchmarks: where built things are, quiet steps, rendered sets, transcriptions. Sourced from the
# repository's root, not run. Standard output is for results, standard error for what happens meanwhile.

. tools/steps.sh

# Names here are for the scripts that source this.
# shellcheck disable=SC2034
vocalmidi=build/bin/vocalmidi
clap=build/plugins/VocalMidi/VocalMidi.clap
# shellcheck disable=SC2034
vst3=build/plugins/VocalMidi.vst3
native=build/benchmarks/bin
sets=build/benchmarks/sets

# yes: a smoke run, as small as it can be.
quick=${BENCHMARK_QUICK:-no}

is_quick() { [ "$quick" = yes ]; }

# of FULL QUICK: the one that counts now.
of() { if is_quick; then echo "$2"; else echo "$1"; fi; }

require_built() {
  local thing
  for thing in "$vocalmidi" "$clap" "$native/vocalmidi-bench-spent"; do
    [ -e "$thing" ] || fail "there is no $thing" "run ./run.sh first; it builds everything."
  done
}

measure() { step "$1" "the lines above say why." "${@:2}" >&2; }

# benchmark PROJECT WORDS...: runs a built benchmark.
benchmark() { "benchmarks/$1/bin/Release/net10.0/$1" "${@:2}"; }

build_benchmarks() {
  local name
  for name in "$@"; do
    newer_than "benchmarks/$name/bin/Release/net10.0/$name.dll" src "benchmarks/$name" benchmarks/VocalMidi.Measuring \
      Directory.Build.props Directory.Packages.props || continue
    measure "Building $name" build_dotnet build "benchmarks/$name" -c Release -v q
  done
}

# The model that ships, or the one that VOCALMIDI_MODEL names; nothing for "none" or where there is none.
default_model() {
  case "${VOCALMIDI_MODEL:-}" in
    none) ;;
    "") [ ! -e models/pitch_model.onnx ] || echo models/pitch_model.onnx ;;
    *) echo "$VOCALMIDI_MODEL" ;;
  esac
}

# named MODEL: who listens, in a word.
named() { if [ "$1" = none ]; then echo classical; else basename "$1" .onnx; fi; }

# rendered SET: renders a synthesised set, once for each build of the command, and prints where it is.
rendered() {
  if newer_than "$sets/$1.rendered" "$vocalmidi"; then
    rm -rf "${sets:?}/$1"
    measure "Rendering $1" "$vocalmidi" synthesise "$1" -o "$sets/$1"
    touch "$sets/$1.rendered"
  fi
  echo "$sets/$1"
}

# sample: the demo voice with its truth as a set of one, for a smoke run; prints where it is.
sample() {
  mkdir -p "$sets/sample"
  cp samples/voice.wav samples/voice.notes.csv "$sets/sample/"
  echo "$sets/sample"
}

# speech MINUTES: renders speech once, by training/'s voices, and prints where it is; nothing where they are missing.
# Recordings have an empty list of notes: nobody sings.
speech() {
  local folder=$sets/speech
  if [ ! -d "$folder" ]; then
    [ -z "$(missing_training_packages)" ] || return 0
    measure "Rendering $1 minutes of speech" env PYTHONPATH=training /usr/bin/python3 \
      -m vocalmidi_training.voices speech --minutes "$1" --seed 99 -o "$folder.part"
    mv "$folder.part" "$folder"
  fi
  echo "$folder"
}

# notes_of FOLDER TIMING MODEL INTO: transcribes a folder's recordings into INTO/SET/TIMING and prints where that is.
notes_of() {
  local notes
  notes=$4/$(basename "$1")/$2
  rm -rf "$notes"
  measure "Transcribing $(basename "$1"), timing $2, $(named "$3")" \
    "$vocalmidi" transcribe "$1" --timing "$2" --model "$3" --notes "$notes/" --quiet
  echo "$notes"
}

# seconds_in FOLDER: how long its recordings are together.
seconds_in() {
  local sounds=()
  mapfile -t sounds < <(find -L "$1" -maxdepth 1 \( -name '*.wav' -o -name '*.flac' \) | sort)
  soxi -D "${sounds[@]}" | awk '{ total += $1 } END { print total }'
}

# hash_of FOLDER: of all notes in it.
hash_of() { cat "$1"/*.csv | sha256sum | cut -c1-16; }

# spent COMMAND...: runs it silently; prints wall seconds, processor seconds and peak MiB.
spent() {
  local figures log
  figures=$(mktemp)
  log=build/log/spent.log
  mkdir -p build/log
  if ! "$native/vocalmidi-bench-spent" "$figures" "$@" >"$log" 2>&1; then
    tail -n 20 "$log" >&2
    rm -f "$figures"
    fail "this failed: $*" "the lines above say why."
  fi
  cat "$figures"
  rm -f "$figures"
}
