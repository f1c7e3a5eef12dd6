#!/usr/bin/env bash
# All benchmarks with one command. Writes benchmarks/RESULTS.md: the machine, then what each part printed.
# Usage: benchmarks/run.sh [--quick] [--only PART] [FOLDER of NAME.flac or .wav with NAME.notes.csv]   (needs ./run.sh before it)
#   --quick      a smoke run: every part as small as can be, into build/benchmarks/quick.md; the last line counts them
#   --only PART  this part alone, to standard output
set -euo pipefail

parts=(kernels real-time-factor callback monitor instances start length rings accuracy onsets peers)
quick=no
only=
recordings=()
while [ $# -gt 0 ]; do
  case $1 in
    --quick) quick=yes ;;
    --only)
      only=${2:?--only needs a part: ${parts[*]}}
      shift
      ;;
    -h | --help)
      sed -n '2,5s/^# //p' "${BASH_SOURCE[0]}"
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
    say "ok: benchmark $1"
  else
    tail -n 20 "build/log/benchmark-$1.log" "$out/parts/$1.md"
    say "FAILED: benchmark $1"
    return 1
  fi
}

if [ -n "$only" ]; then
  [ -x "benchmarks/parts/$only.sh" ] || fail "there is no part $only" "parts: ${parts[*]}"
  run_part "$only"
  exit
fi

require_dotnet
require_built
rm -f "$out"/parts/*.md
failed=0
for part in "${parts[@]}"; do
  say "$(date +%H:%M:%S) $part" >&2
  check "$part" || failed=$((failed + 1))
done
assemble >"$results"
say "Results: $results"
say "$((${#parts[@]} - failed)) passed, $failed failed"
[ "$failed" -eq 0 ]
