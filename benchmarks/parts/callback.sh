#!/usr/bin/env bash
# The plugin's audio callback in real time, beside an empty one: see benchmarks/callback.sh.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
. benchmarks/common.sh
require_built

report=$(mktemp)
trap 'rm -f "$report"' EXIT
measure "Playing in real time" benchmarks/callback.sh "$(of 60 2)" --latency-report "$report"
say "## Callback"
say ""
say "The demo voice in a loop at 48 kHz in blocks of 64, real time, beside an empty pass-through callback."
say ""
say '```text'
cat "$report"
say '```'
