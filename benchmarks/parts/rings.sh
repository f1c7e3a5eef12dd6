#!/usr/bin/env bash
# The rings between callback and worker, and how soon the worker is there.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
. benchmarks/common.sh
require_built

say "## Rings and wake-ups"
say ""
say "Through the shim's rings, $(of 7 3) runs: millions of elements a second, and nanoseconds an element by the median."
say ""
say "| ring | threads | M/s, median | least | most | ns each | hash of what came out |"
say "|---|---|---|---|---|---|---|"
"$native/vocalmidi-bench-rings" "$(of 20000 200)" "$(of 7 3)"
say ""
say "From the block that completes a hop of 5 ms, or the message, to the worker's first look at it, in real time at 48 kHz"
say "(for a hop the worker mostly looks by itself, 0.2 ms after the block should have come, which costs the callback nothing):"
say ""
say "| what comes | block | audio thread's priority | seen | wakes | p50 µs | p99 µs | max µs | hash |"
say "|---|---|---|---|---|---|---|---|---|"
"$native/vocalmidi-bench-wake" "$(of 20 1)"
