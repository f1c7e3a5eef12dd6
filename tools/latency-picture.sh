#!/usr/bin/env bash
# Makes docs/latency-report.png: the top of the HTML report of ten seconds of samples/voice.wav through the built plugin,
# in real time. What else the machine does meanwhile shows in it. Needs ./run.sh before, and Chromium.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. tools/steps.sh

for built in build/bin/vocalmidi build/plugins/VocalMidi/VocalMidi.clap; do
  [ -e "$built" ] || fail "$built is not built" "run ./run.sh first."
done
command -v chromium >/dev/null || fail "there is no chromium" "apt-get install chromium"

folder=build/latency-picture
mkdir -p "$folder"
step "Measuring" "the lines above say why." \
  build/bin/vocalmidi profile build/plugins/VocalMidi/VocalMidi.clap --html "$folder/report.html"
# Light, 1160 pixels wide, at three quarters of the size.
step "Drawing" "the lines above say why." \
  chromium --headless=new --no-sandbox --disable-gpu --hide-scrollbars --user-data-dir="$PWD/$folder/profile" \
  --blink-settings=preferredColorScheme=1 --force-device-scale-factor=0.75 --window-size=1160,1345 \
  --screenshot="$PWD/docs/latency-report.png" "file://$PWD/$folder/report.html"
say "Made: docs/latency-report.png"
