#!/usr/bin/env bash
# The CLAP plugin as Qtractor's scanner sees it: found, stereo in and out, MIDI in and out.
# Usage: tests/hosts/qtractor.sh   (from the root of the checkout, after the build; the package must be installed)
set -euo pipefail

scanner=$(find /usr/lib -path '*/qtractor/qtractor_plugin_scan' -print -quit)
[ -n "$scanner" ] || { echo "FAILED: Qtractor is not installed"; exit 1; }
seen=$(echo "CLAP:$PWD/build/plugins/VocalMidi/VocalMidi.clap" | timeout 60 "$scanner" 2>&1) || true
# CLAP|NAME|audio in:out|MIDI in:out|...
if [[ $seen == "CLAP|VocalMidi|2:2|1:1|"* ]]; then
  echo "ok: Qtractor scans the CLAP: audio 2:2, MIDI 1:1"
else
  echo "$seen"
  echo "FAILED: Qtractor scans the CLAP"
  exit 1
fi
