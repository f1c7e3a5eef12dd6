#!/usr/bin/env bash
# VocalMidi beside other programs: see benchmarks/peers.sh. Usage: peers.sh [FOLDER]
exec "$(dirname "${BASH_SOURCE[0]}")/../peers.sh" "$@"
