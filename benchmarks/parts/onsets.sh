#!/usr/bin/env bash
# How far the plugin's estimated onsets are from the true ones, in both formats and timings.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
. benchmarks/common.sh
require_built
model=$(default_model)
build_benchmarks VocalMidi.Onsets

if is_quick; then voices=$(sample); else voices=$(rendered evaluation); fi
say "## Error of the estimated onset"
say ""
say "Synthesised voices whose onsets are known, played offline through the plugin in the headless host; where the plugin"
say "says each note's voice began, less where it did: above 0 is late. Listening: $(named "${model:-none}")."
say ""
benchmark VocalMidi.Onsets "$voices" "$clap" "$vst3"
