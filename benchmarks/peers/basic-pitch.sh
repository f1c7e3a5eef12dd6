# shellcheck shell=bash
# Spotify's basic-pitch (npm, with the model in its package; Bittner et al. 2022), on TensorFlow.js compiled to
# WebAssembly, its defaults between 60 and 1100 Hz: it sees seconds of the future. Polyphonic by design.

basic_pitch_home=build/peers/basic-pitch

basic_pitch_version() {
  node -p "const v = n => require('./$basic_pitch_home/node_modules/' + n + '/package.json').version;
    v('@spotify/basic-pitch') + ', TensorFlow.js ' + v('@tensorflow/tfjs-backend-wasm') + ', Node ' + process.versions.node"
}

# basic_pitch_prepare FOLDER: the recordings as it wants them.
basic_pitch_prepare() {
  local sound
  mkdir -p "$1/22050"
  for sound in "$1"/*.wav; do sox "$sound" -t f32 -r 22050 -c 1 "$1/22050/$(basename "$sound" .wav).f32"; done
}

# basic_pitch_notes FOLDER INTO
basic_pitch_notes() {
  mkdir -p "$2"
  NODE_PATH=$basic_pitch_home/node_modules node benchmarks/peers/basic-pitch.cjs "$1/22050" "$2" 2>/dev/null
}
