#!/usr/bin/env bash
# Transcribes a folder's WAV files with a peer. Usage: benchmarks/peers/run.sh PEER FOLDER INTO [OPTIONS of the peer]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
# shellcheck disable=SC1090
. "benchmarks/peers/$1.sh"
"${1//-/_}_notes" "${@:2}"
