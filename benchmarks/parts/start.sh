#!/usr/bin/env bash
# What the plugin costs before it plays, and what memory each instance takes.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
. benchmarks/common.sh
require_built
build_benchmarks VocalMidi.PluginLoad

say "## Start-up, scan and memory"
say ""
say "Loading and listing is what a scan does; creating and destroying without activation is what a careful one does too."
say "Memory is resident memory by difference, after two seconds of sound at 48 kHz, with the model that ships; further"
say "instances: the mean of eight. The first pays for the runtime and the model, which all share."
say ""
benchmark VocalMidi.PluginLoad start "$clap" "$vst3" --program "$native/vocalmidi-bench-start" --runs "$(of 9 1)"
