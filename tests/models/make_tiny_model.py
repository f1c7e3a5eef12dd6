#!/usr/bin/env python3
"""Makes tiny.onnx and tiny.json, a model small enough for the tests, and tiny.features.f32 and tiny.heard.f32: what it
is given in a few seconds of singing, and what PyTorch says it hears.

Nothing is trained. Voicing and onset are a few coefficients set by hand, so that notes come out; a GRU of random
weights and fixed seed adds what only the right states reproduce. Each head answers about the hop its look-ahead ago.

Usage: python3 make_tiny_model.py FEATURES.npy   (what `vocalmidi features` writes for samples/voice.wav; PyTorch 1.13
made the committed files; run it again on purpose only, the tests compare with them)
"""

import hashlib
import json
import sys
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

FEATURES = 54
LOOKAHEAD = (0, 4, 10, 20)  # hops
PAST = max(LOOKAHEAD)
HIDDEN = 8
HERE = Path(__file__).parent


class TinyModel(nn.Module):
    """(B, T, 54), (B, 4, 20), (1, B, 8) => (B, T, 4 heads, 4), next states."""

    def __init__(self) -> None:
        super().__init__()
        self.mean = nn.Parameter(torch.zeros(FEATURES))
        self.scale = nn.Parameter(torch.ones(FEATURES))
        self.direct = nn.Linear(FEATURES, 4)
        self.gru = nn.GRU(FEATURES, HIDDEN, batch_first=True)
        self.memory = nn.Linear(HIDDEN, 4)
        with torch.no_grad():
            self.mean[:40], self.scale[:40] = -50.0, 1 / 20
            self.mean[42:46] = torch.tensor([-30.0, 20.0, -40.0, 10.0])
            self.scale[42:46] = 1 / 10
            self.mean[46], self.scale[46] = 2.0, 1 / 3
            self.mean[47], self.scale[47] = 60.0, 1 / 12
            self.direct.weight.zero_()
            # Voicing: clarity, level above the floor, drop. Onset: flux. Glide: the pitch goes on as it went. Offset: drop.
            self.direct.weight[0, 40], self.direct.weight[0, 43], self.direct.weight[0, 45] = 3.0, 1.0, -1.2
            self.direct.weight[1, 46] = 1.5
            self.direct.weight[2, 50] = 0.5
            self.direct.weight[3, 45] = 1.0
            self.direct.bias.copy_(torch.tensor([-1.0, -1.5, 0.0, -3.0]))
            self.memory.weight.mul_(0.5)

    def forward(self, features: Tensor, past: Tensor, hidden: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        x = (features - self.mean) * self.scale
        y, next_hidden = self.gru(x, hidden)
        known = torch.cat([past, self.direct(x).transpose(1, 2)], dim=2)
        hops = known.shape[2] - PAST
        about = [known[:, :, PAST - d:PAST - d + hops].transpose(1, 2) for d in LOOKAHEAD]
        heard = torch.stack(about, dim=2) + self.memory(y).unsqueeze(2)
        return heard, known[:, :, hops:], next_hidden


def main() -> None:
    torch.manual_seed(7)
    model = TinyModel().eval()
    features = torch.from_numpy(np.load(sys.argv[1])[:400]).unsqueeze(0)
    first = (torch.zeros(1, 4, PAST), torch.zeros(1, 1, HIDDEN))
    onnx = HERE / "tiny.onnx"
    torch.onnx.export(
        model, (features[:, :3], *first), onnx, opset_version=13,
        input_names=["features", "state_past", "state_gru"],
        output_names=["heard", "next_state_past", "next_state_gru"],
        dynamic_axes={
            "features": {0: "batch", 1: "hops"}, "heard": {0: "batch", 1: "hops"},
            "state_past": {0: "batch"}, "next_state_past": {0: "batch"},
            "state_gru": {1: "batch"}, "next_state_gru": {1: "batch"},
        })
    with torch.no_grad():
        heard = model(features, *first)[0]
    features[0].numpy().astype("<f4").tofile(HERE / "tiny.features.f32")
    heard[0].numpy().astype("<f4").tofile(HERE / "tiny.heard.f32")
    manifest = {
        "format": 1,
        "name": "tiny",
        "version": "1",
        "file": onnx.name,
        "sha256": hashlib.sha256(onnx.read_bytes()).hexdigest(),
        "sample_rate": 16000,
        "hop": 80,
        "features": FEATURES,
        "feature_set": 1,
        "inputs": {"features": [None, None, FEATURES], "state_past": [None, 4, PAST], "state_gru": [1, None, HIDDEN]},
        "outputs": {"heard": [None, None, len(LOOKAHEAD), 4]},
        "states": [
            {"input": "state_past", "output": "next_state_past", "shape": [None, 4, PAST]},
            {"input": "state_gru", "output": "next_state_gru", "shape": [1, None, HIDDEN]},
        ],
        "lookahead_hops": list(LOOKAHEAD),
        "outputs_per_head": ["voicing", "onset", "glide", "offset"],
        "training": {"data": [], "commit": "", "command": "tests/models/make_tiny_model.py", "seed": 7, "epochs": 0},
        "licence": "MIT",
    }
    (HERE / "tiny.json").write_text(json.dumps(manifest, indent=2) + "\n")


if __name__ == "__main__":
    main()
