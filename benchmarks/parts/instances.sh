#!/usr/bin/env bash
# How many instances of the plugin play on one core before the first deadline is missed.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
. benchmarks/common.sh
require_built
build_benchmarks VocalMidi.PluginLoad

say "## Instances per core"
say ""
say "In real time in the headless host, all on one core with their workers: the audio thread at high priority, where the"
say "system grants it. A deadline is missed when the callbacks of a block together take longer than the block, when audio"
say "or events find a ring full, or when a note leaves after its place: every instance must send exactly the events that"
say "one sends offline. A number that misses is tried once more before it counts."
say ""
core=()
! command -v taskset >/dev/null || core=(taskset -c "$(($(nproc) - 1))")
plugins=("$clap" "$vst3")
! is_quick || plugins=("$clap")
"${core[@]}" "benchmarks/VocalMidi.PluginLoad/bin/Release/net10.0/VocalMidi.PluginLoad" instances "${plugins[@]}" \
  --input samples/voice.wav --seconds "$(of 8 2)" --most "$(of 256 2)"
