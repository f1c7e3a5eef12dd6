#!/usr/bin/env bash
# Installs the peers that benchmarks/peers.sh sets beside VocalMidi, from Debian and npm. All of them are optional.
# None becomes a part of VocalMidi: they are run as programs of their own.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
. tools/steps.sh

as_root=()
[ "$(id -u)" -eq 0 ] || as_root=(sudo)
step "Installing aubio, Praat, Ardour (for its pYIN) and a Vamp host" "what Debian lacks can be left out." \
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends \
  aubio-tools ardour vamp-examples praat sox
if command -v npm >/dev/null; then
  mkdir -p build/peers/basic-pitch
  step "Installing basic-pitch" "it can be left out." npm install --prefix build/peers/basic-pitch --no-audit --no-fund \
    @spotify/basic-pitch@1.0.1 @tensorflow/tfjs-backend-wasm@3.21.0
else
  say "No npm: basic-pitch is left out."
fi
