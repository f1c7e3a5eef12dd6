#!/usr/bin/env bash
# All tests, .NET and native, and the style checks; also on a fresh clone. The last line is "N passed, N failed".
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
. tools/steps.sh

passed=0
failed=0
finished=no
longest=900 # seconds a suite may take before it counts as hung

# However it ends, the last line is the count; stopping half-way is a failure of its own.
report() {
  [ "$finished" = yes ] || failed=$((failed + 1))
  printf '%s passed, %s failed\n' "$passed" "$failed"
  [ "$failed" -eq 0 ] || exit 1
}
trap report EXIT

# check WORDS COMMAND...: one check that passes or fails as a whole.
check() {
  local words=$1 log=build/log/check.log
  shift
  mkdir -p build/log
  if "$@" >"$log" 2>&1; then
    passed=$((passed + 1))
    say "ok: $words"
  else
    failed=$((failed + 1))
    cat "$log"
    say "FAILED: $words"
  fi
}

# The style differs between versions of clang-format; version 14 (Debian 12's) is the one that counts.
native_style() {
  local files
  mapfile -t files < <(find native tests/native benchmarks/native -name '*.cpp' -o -name '*.h' -o -name '*.c')
  clang-format-14 --dry-run --Werror "${files[@]}"
}

# suite NAME EXECUTABLE: runs an xunit executable and adds its counts; no counts means it crashed.
# Without --no-ansi a CI machine gets colours, which would hide the counts.
suite() {
  local name=$1 executable=$2 log=build/log/$1.log status=0 good bad
  in_time "$longest" "$executable" --no-ansi --progress off >"$log" 2>&1 || status=$?
  good=$(sed -n 's/^ *succeeded: *\([0-9][0-9]*\).*/\1/p' "$log" | tail -n 1)
  bad=$(sed -n 's/^ *failed: *\([0-9][0-9]*\).*/\1/p' "$log" | tail -n 1)
  count "$name" "$log" "$status" "$good" "$bad"
}

# Python's unittest: "Ran N tests", then "OK" or "FAILED (failures=F, errors=E)".
training_suite() {
  local log=build/log/training.log status=0 ran bad
  PYTHONPATH=training in_time "$longest" /usr/bin/python3 -m unittest discover -s training/tests -t training \
    >"$log" 2>&1 || status=$?
  ran=$(sed -n 's/^Ran \([0-9][0-9]*\) test.*/\1/p' "$log" | tail -n 1)
  bad=$(grep -c -E '^(FAIL|ERROR): ' "$log" || true)
  count "training (unittest)" "$log" "$status" "${ran:+$((ran - bad))}" "$bad"
}

native_suite() {
  local log=build/log/ctest.log status=0 bad total
  (cd build/native && in_time "$longest" ctest --output-on-failure) >"$log" 2>&1 || status=$?
  bad=$(sed -n 's/.* \([0-9][0-9]*\) tests failed out of \([0-9][0-9]*\).*/\1/p' "$log")
  total=$(sed -n 's/.* \([0-9][0-9]*\) tests failed out of \([0-9][0-9]*\).*/\2/p' "$log")
  count "native (ctest)" "$log" "$status" "${total:+$((total - bad))}" "$bad"
}

# count NAME LOG STATUS PASSED FAILED
count() {
  local name=$1 log=$2 status=$3 good=${4:-0} bad=${5:-0}
  # A bad status without a failed test, or no test at all, is a crash: it counts as one failure.
  if [ "$bad" -eq 0 ] && { [ "$status" -ne 0 ] || [ "$good" -eq 0 ]; }; then bad=1; fi
  passed=$((passed + good))
  failed=$((failed + bad))
  [ "$bad" -eq 0 ] || cat "$log"
  say "$name: $good passed, $bad failed"
}

# host_checks SCRIPT: counts its lines "ok: ..." and "FAILED: ...", shown as they come.
host_checks() {
  local log=build/log/hosts.log good bad
  mkdir -p build/log
  "$1" 2>&1 | tee "$log" || true
  good=$(grep -c '^ok: ' "$log" || true)
  bad=$(grep -c '^FAILED: ' "$log" || true)
  [ "$good" -gt 0 ] || bad=$((bad + 1))
  passed=$((passed + good))
  failed=$((failed + bad))
}

everything() {
  require_dotnet
  with_training=yes install_packages clang-format-14
  step "Building all .NET projects" "the lines above say why; the first build needs the network for NuGet packages." \
    build_dotnet build VocalMidi.sln -c Release -v q
  build_native
  check "C# is formatted (dotnet format)" dotnet format VocalMidi.sln --verify-no-changes --no-restore
  check "C++ is formatted (clang-format 14)" native_style
  native_suite
  local project name
  for project in tests/*/*.Tests.csproj; do
    name=$(basename "$project" .csproj)
    suite "$name" "tests/$name/bin/Release/net10.0/$name"
  done
  training_suite
  build_command
  check "a tiny model trains on two processes, is exported, and the command listens with it" \
    in_time 300 training/smoke.sh
}

real_hosts() {
  require_dotnet
  with_hosts=yes install_packages
  build_command
  build_native
  host_checks tests/hosts/qtractor.sh
  host_checks tests/hosts/ardour.sh
}

case "${1:-}" in
  "") everything ;;
  --long) longest=10800 VOCALMIDI_FUZZ_STEPS=1000000 everything ;;
  --hosts) real_hosts ;;
  -h | --help)
    trap - EXIT
    echo "./test.sh          all tests, .NET and native, and the style checks"
    echo "./test.sh --long   the same, with a million random host calls per format instead of ten thousand"
    echo "./test.sh --hosts  the plugins in hosts that others wrote (installs Ardour, Qtractor and JACK)"
    exit 0
    ;;
  *) fail "test.sh knows no $1" ;;
esac
finished=yes
