#!/usr/bin/env bash
# From nothing to models/pitch_model.onnx: installs what training needs, makes the corpus, trains, exports.
# Usage: training/train_pitch_model.sh --recordings FOLDER [--config FILE] [--out FOLDER] [--model FILE] [--processes N]
#                                      [--teacher MODEL]
#   FOLDER holds the licensed recordings (see training/README.md); N processes share the work on this machine. The
#   recordings are taught with the notes that the classical tracker finds in them, or those it finds with MODEL.
# What is there already is kept: a run that was stopped goes on where it was.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. tools/steps.sh

recordings=() config=training/configs/pitch_model.toml out=build/training processes=1 teacher=none
model=models/pitch_model.onnx
words="" # how it was called, but where this machine keeps its recordings
while [ $# -gt 0 ]; do
  [ $# -gt 1 ] || fail "$1 wants a value" "see the top of training/train_pitch_model.sh."
  case $1 in
    --recordings) recordings=(--recordings "$2") ;;
    --config) config=$2 ;;
    --out) out=$2 ;;
    --model) model=$2 ;;
    --processes) processes=$2 ;;
    --teacher) teacher=$2 ;;
    *) fail "there is no option $1" "see the top of training/train_pitch_model.sh." ;;
  esac
  if [ "$1" = --recordings ]; then words+=" $1 FOLDER"; else words+=" $1 $2"; fi
  shift 2
done

require_dotnet
# shellcheck disable=SC2119
with_training=yes install_packages
build_command
export PYTHONPATH=training
export OMP_NUM_THREADS=1 # per process: sums in the same order, so the same weights on any machine
python=/usr/bin/python3

"$python" -m vocalmidi_training.corpus "$config" --corpus "$out/corpus" --command build/bin/vocalmidi \
  --teacher "$teacher" "${recordings[@]}"
if [ "$processes" -gt 1 ]; then
  # What the processes say goes to files and here: PyTorch 1.13 under Python 3.11 knows only 1 and 2 for where.
  "$python" -m torch.distributed.run --standalone --nproc_per_node "$processes" \
    --redirects 1 --tee 1 --log_dir "$out/log" \
    -m vocalmidi_training.train "$config" --corpus "$out/corpus" --run "$out/run" --resume
else
  "$python" -m vocalmidi_training.train "$config" --corpus "$out/corpus" --run "$out/run" --resume
fi
"$python" -m vocalmidi_training.export "$out/run/best.pt" -o "$model" --goldens "$out/goldens" \
  --command "training/train_pitch_model.sh$words"
