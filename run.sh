#!/usr/bin/env bash
# From a fresh clone to the main job: installs what is missing, builds everything into build/, then sings a voice
# through the built plugin and shows what it heard. `./run.sh install` puts the built plugins where hosts look.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
. tools/steps.sh

usage() {
  cat <<'TEXT'
./run.sh          build everything, then play samples/voice.wav through the plugin into build/demo/
./run.sh install  build everything, then copy the plugins into your plugin folder (~/.clap)
TEXT
}

build_all() {
  require_dotnet
  # shellcheck disable=SC2119
  install_packages
  build_command
  build_native
}

demo() {
  local out=build/demo plugin=build/plugins/VocalMidi/VocalMidi.clap
  mkdir -p "$out"
  step "Playing samples/voice.wav through the plugin, in real time and in blocks of 64 samples" \
    "the lines above say why." \
    build/bin/vocalmidi host "$plugin" --input samples/voice.wav --block 64 --realtime --baseline \
    --truth samples/voice.notes.csv --midi "$out/voice.mid" --plot "$out/voice.png" --latency-report "$out/latency.txt"
  say ""
  cat "$out/latency.txt"
  say ""
  say "The notes the plugin played:   $PWD/$out/voice.mid"
  say "Piano roll over the pitch:     $PWD/$out/voice.png"
  say "Latency and callback times:    $PWD/$out/latency.txt"
  say ""
  say "Now your own voice:  build/bin/vocalmidi transcribe YOUR.wav --plot YOUR.png"
  say "Into your DAW:       ./run.sh install"
}

install_plugins() {
  local folder=$HOME/.clap
  mkdir -p "$folder/VocalMidi"
  # New files beside the old ones, then renamed: a host may have the old ones open.
  for file in build/plugins/VocalMidi/*; do
    cp "$file" "$folder/VocalMidi/.new"
    mv "$folder/VocalMidi/.new" "$folder/VocalMidi/${file##*/}"
  done
  say "Installed: $folder/VocalMidi/VocalMidi.clap (rescan the plugins in your DAW)"
}

case "${1:-}" in
  "") build_all && demo ;;
  install) build_all && install_plugins ;;
  -h | --help) usage ;;
  *)
    usage >&2
    fail "run.sh knows no $1"
    ;;
esac
