#!/usr/bin/env bash
# The parts of the engine, each alone (BenchmarkDotNet).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
. benchmarks/common.sh
build_benchmarks VocalMidi.Kernels

say "## Kernels"
say ""
say "Ten seconds of the demo voice at 48 kHz, resampled: 2000 hops of 5 ms; scripts: 2000 notes. Compiled just in time,"
say "in one process. A hop may take 5000 µs. ± is half the 95 % confidence interval of the mean."
say ""
options=()
! is_quick || options=(--quick)
log=build/log/kernels.log
mkdir -p build/log
benchmark VocalMidi.Kernels "${options[@]}" >"$log" || { tail -n 40 "$log" >&2; fail "the kernels could not be timed"; }
sed -n '/^BenchmarkDotNet [0-9.]*, /,$p' "$log"
