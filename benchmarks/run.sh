#!/usr/bin/env bash
# All benchmarks with one command. Writes benchmarks/RESULTS.md: the machine, then what each part printed.
# Usage: benchmarks/run.sh [--quick] [--only|--again PART] [FOLDER of NAME.flac or .wav with NAME.notes.csv]
#   --quick       a smoke run: every part as small as can be, into build/benchmarks/quick.md; the last line counts them
#   --only PART   this part alone, to standard output
#   --again PART  this part alone, into the results of the last whole run here; each part tells when it was measured
# Needs ./run.sh before it.
set -euo pipefail

parts=(kernels real-time-factor callback monitor instances start length rings accuracy onsets peers)
quick=no
only=
again=
recordings=()
while [ $# -gt 0 ]; do
  case $1 in
    --quick) quick=yes ;;
    --only)
      only=${2:?--only needs a part: ${parts[*]}}
      shift
      ;;
    --again)
      again=${2:?--again needs a part: ${parts[*]}}
      shift
      ;;
    -h | --help)
      sed -n '2,7s/^# //p' "${BASH_SOURCE[0]}"
      echo "Parts: ${parts[*]}"
      exit 0
      ;;
    *) recordings=("$(realpath -- "$1")") ;;
  esac
  shift
done
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export BENCHMARK_QUICK=$quick
. benchmarks/common.sh
. benchmarks/machine.sh

out=build/benchmarks
results=benchmarks/RESULTS.md
! is_quick || results=$out/quick.md
mkdir -p "$out/parts" build/log

# run_part PART: its tables, in a file of its own; the build's chatter goes to standard error.
run_part() { "benchmarks/parts/$1.sh" "${recordings[@]}"; }

assemble() {
  local part
  say "# Results"
  say ""
  say "Printed by \`benchmarks/run.sh\`; what each part measures, and how to read it: [README.md](README.md)."
  say ""
  machine
  for part in "${parts[@]}"; do
    [ -s "$out/parts/$part.md" ] || continue
    say ""
    cat "$out/parts/$part.md"
  done
}

# check PART: ran to its end, and tells by a hash what came out.
check() {
  if run_part "$1" >"$out/parts/$1.md" 2>"build/log/benchmark-$1.log" &&
    grep -qE '\b[0-9a-f]{16}\b' "$out/parts/$1.md"; then
    measured >>"$out/parts/$1.md"
    say "ok: benchmark $1"
  else
    tail -n 20 "build/log/benchmark-$1.log" "$out/parts/$1.md"
    say "FAILED: benchmark $1"
    return 1
  fi
}

for part in $only $again; do
  [ -x "benchmarks/parts/$part.sh" ] || fail "there is no part $part" "parts: ${parts[*]}"
done
if [ -n "$only" ]; then
  run_part "$only"
  exit
fi

require_dotnet
require_built
if [ -n "$again" ]; then
  [ -s "$results" ] || fail "there is no $results yet" "run benchmarks/run.sh first."
  parts_now=("$again")
else
  parts_now=("${parts[@]}")
  rm -f "$out"/parts/*.md
fi
failed=0
for part in "${parts_now[@]}"; do
  say "$(date +%H:%M:%S) $part" >&2
  check "$part" || failed=$((failed + 1))
done
assemble >"$results"
say "Results: $results"
say "$((${#parts_now[@]} - failed)) passed, $failed failed"
[ "$failed" -eq 0 ]
