"""Writes a trained model as ONNX with its manifest and goldens:

python3 -m vocalmidi_training.export RUN/best.pt -o models/pitch_model.onnx --command "..." [--goldens FOLDER]
"""

from __future__ import annotations

import argparse
import datetime
import hashlib
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import torch

from . import checkpoint
from .config import TrainConfig, parse_config
from .features import FEATURES, FEATURE_SET, HOP, SAMPLE_RATE
from .model import OUTPUTS, VoiceModel

FORMAT = 1  # of the manifest
OPSET = 13


def load_model(path: Path) -> tuple[VoiceModel, dict[str, Any], TrainConfig]:
    """The model of a checkpoint, ready to listen; the checkpoint; its configuration."""
    state = checkpoint.load(path)
    config = parse_config(state["config"])
    model = VoiceModel(config.model)
    model.load_state_dict(state["model"])
    return model.eval(), state, config


def export(model: VoiceModel, path: Path) -> None:
    """Writes the network: features and states in, what is heard and the next states out; any batch, any length."""
    states = model.first_states(1)
    inputs = ["features", *state_names(model)]
    outputs = ["heard", *(f"next_{name}" for name in state_names(model))]
    axes = {"features": {0: "batch", 1: "hops"}, "heard": {0: "batch", 1: "hops"}}
    axes |= {name: {0: "batch"} for name in inputs[1:] + outputs[1:]}
    path.parent.mkdir(parents=True, exist_ok=True)
    torch.onnx.export(model, (torch.zeros(1, 2, FEATURES), *states), str(path), input_names=inputs,
                      output_names=outputs, dynamic_axes=axes, opset_version=OPSET)


def state_names(model: VoiceModel) -> list[str]:
    """Names of the states, in the order of the blocks."""
    return [f"state_{i + 1}" for i in range(len(model.blocks))]


def manifest(model: VoiceModel, path: Path, config: TrainConfig, state: dict[str, Any], command: str) -> dict[str, Any]:
    """All that the engine must know to run the file, and all that a person must know to make it again."""
    names = state_names(model)
    states = [[None, *first.shape[1:]] for first in model.first_states(1)]
    heads = len(config.model.lookahead)
    return {
        "format": FORMAT,
        "name": path.stem,
        "version": f"{datetime.date.today():%Y.%m.%d}",
        "file": path.name,
        "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
        "licence": "MIT",
        "sample_rate": SAMPLE_RATE,
        "hop": HOP,
        "features": FEATURES,
        "feature_set": FEATURE_SET,
        "inputs": {"features": [None, None, FEATURES], **dict(zip(names, states))},
        "outputs": {"heard": [None, None, heads, len(OUTPUTS)], **{f"next_{n}": s for n, s in zip(names, states)}},
        "states": [{"input": n, "output": f"next_{n}", "shape": s} for n, s in zip(names, states)],
        "lookahead_hops": list(config.model.lookahead),
        "outputs_per_head": list(OUTPUTS),
        "training": {
            "command": command,
            "commit": _commit(),
            "date": f"{datetime.date.today()}",
            "seed": config.seed,
            "epochs": state["epoch"],
            "data": [{"name": s.folder, "attribution": s.attribution, "licence": s.licence} for s in config.sources],
        },
    }


def write_goldens(model: VoiceModel, folder: Path, hops: int = 200, seed: int = 1) -> None:
    """Features of a made-up signal and what PyTorch hears in them, as raw little-endian float32."""
    folder.mkdir(parents=True, exist_ok=True)
    random = np.random.default_rng(seed)
    scale = (1 / model.scale.clamp(min=1e-6)).clamp(max=100).numpy()
    walk = np.cumsum(random.normal(0, 0.2, (hops, FEATURES)), axis=0) + random.normal(0, 1, (hops, FEATURES))
    features = (model.mean.numpy() + scale * walk * 0.5).astype(np.float32)
    with torch.no_grad():
        heard = model(torch.from_numpy(features)[None], *model.first_states(1))[0][0].numpy()
    features.astype("<f4").tofile(folder / "features.f32")
    heard.astype("<f4").tofile(folder / "heard.f32")


def _commit() -> str:
    said = subprocess.run(["git", "describe", "--always", "--dirty"], capture_output=True, text=True)
    return said.stdout.strip() or "unknown"


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(prog="vocalmidi_training.export", description=__doc__.splitlines()[0])
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("-o", "--output", type=Path, required=True, help="the .onnx file; the manifest goes beside it")
    parser.add_argument("--command", default="", help="the training command, for the manifest")
    parser.add_argument("--goldens", type=Path, help="folder for features.f32 and heard.f32")
    words = parser.parse_args()
    try:
        model, state, config = load_model(words.checkpoint)
        export(model, words.output)
        text = json.dumps(manifest(model, words.output, config, state, words.command), indent=2)
        words.output.with_suffix(".json").write_text(text + "\n", encoding="utf-8")
        if words.goldens is not None:
            write_goldens(model, words.goldens)
    except (OSError, ValueError) as problem:
        print(f"vocalmidi training: {problem}", file=sys.stderr)
        return 2
    size = words.output.stat().st_size
    print(f"{words.output}: {size} bytes, {sum(p.numel() for p in model.parameters())} parameters")
    return 0


if __name__ == "__main__":
    sys.exit(main())
