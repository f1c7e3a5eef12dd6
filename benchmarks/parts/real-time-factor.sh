#!/usr/bin/env bash
# The whole engine on one thread: time per second of voice, by rate, timing and listener.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
. benchmarks/common.sh
build_benchmarks VocalMidi.RealTimeFactor

say "## Real-time factor"
say ""
say "Time the engine takes / length of what it hears, on the one thread it uses, without a host. Compiled just in time."
say ""
options=()
! is_quick || options=(--quick)
model=$(default_model)
[ -z "$model" ] || options+=("$model")
benchmark VocalMidi.RealTimeFactor "${options[@]}"
