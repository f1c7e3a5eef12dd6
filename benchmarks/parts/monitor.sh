#!/usr/bin/env bash
# What the latency monitor costs worker and callback: see benchmarks/monitor.sh.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
. benchmarks/common.sh
require_built

say "## What measuring costs"
say ""
say "The plugin with its latency monitor and without, in interleaved pairs: the worker's processor time for the demo voice"
say "rendered offline, and the median callback in real time, blocks of 64 at 48 kHz."
say ""
say '```text'
benchmarks/monitor.sh "$(of 100 1)" "$(of 10 1)"
say '```'
