#!/bin/sh
# The plugin's callback at 48 kHz in blocks of 64, in real time for 60 s, beside an empty pass-through callback and a
# busy wait as long, in the same run. The promise: p99.9 under 2 % of the block's length. The hash tells whether two
# runs heard the same notes.
# Usage: benchmarks/callback.sh [SECONDS [OPTIONS of vocalmidi host]]   (needs ./run.sh before it)
set -eu
cd -- "$(dirname -- "$0")/.."
seconds=${1:-60}
[ $# -eq 0 ] || shift
exec build/bin/vocalmidi host build/plugins/VocalMidi/VocalMidi.clap --input samples/voice.wav \
    --realtime --rate 48000 --block 64 --seconds "$seconds" --baseline "$@"
