#!/usr/bin/env bash
# From a fresh clone to the main job: installs what is missing, builds everything into build/, then sings a voice
# through the built plugin and shows what it heard. `./run.sh install` puts the built plugins where hosts look.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
. tools/steps.sh

usage() {
  cat <<'TEXT'
./run.sh          build everything, then play samples/voice.wav through the plugin into build/demo/
./run.sh install  build everything, then copy the plugins into your plugin folders (~/.clap, ~/.vst3)
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

# install_tree FROM TO: new files beside the old ones, then renamed: a host may have the old ones open.
install_tree() {
  local from=$1 to=$2 file
  (cd "$from" && find . -type f) | while read -r file; do
    mkdir -p "$to/$(dirname "$file")"
    cp "$from/$file" "$to/$file.new"
    mv "$to/$file.new" "$to/$file"
  done
}

install_plugins() {
  install_tree build/plugins/VocalMidi "$HOME/.clap/VocalMidi"
  install_tree build/plugins/VocalMidi.vst3 "$HOME/.vst3/VocalMidi.vst3"
  say "Installed: $HOME/.clap/VocalMidi/VocalMidi.clap"
  say "Installed: $HOME/.vst3/VocalMidi.vst3"
  say "Rescan the plugins in your DAW."
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
