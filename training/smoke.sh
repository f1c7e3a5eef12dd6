#!/usr/bin/env bash
# The whole way in a minute: voices, features, two processes that train, export, and the command that listens with the
# model. Shows that it works, not that anything is learned. Needs ./run.sh (or ./test.sh) before it.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

out=build/training-smoke
rm -rf "$out"
mkdir -p "$out/notes"
OMP_NUM_THREADS=1 training/train_pitch_model.sh --config training/configs/smoke.toml --out "$out" --processes 2 \
  --model "$out/smoke.onnx"
build/bin/vocalmidi transcribe samples/voice.wav --model "$out/smoke.onnx" --notes "$out/notes/voice.csv"
[ -s "$out/notes/voice.csv" ] && [ "$(wc -l <"$out/run/metrics.jsonl")" -eq 2 ]
