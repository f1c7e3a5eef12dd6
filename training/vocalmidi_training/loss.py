"""How wrong the network is about each hop, each head about the hop it speaks of."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional

from .config import TrainConfig
from .model import GLIDE, OFFSET, ONSET, VOICING

LOSSES = ("voicing", "onset", "glide", "offset")


def loss_of(heard: Tensor, targets: Tensor, config: TrainConfig) -> dict[str, Tensor]:
    """heard (B, T, heads, OUTPUTS), targets (B, T, 4) => a scalar per output, means over heads and hops."""
    sums = {name: heard.new_zeros(()) for name in LOSSES}
    hops = targets.shape[1]
    for head, lookahead in enumerate(config.model.lookahead):
        said = heard[:, config.burn_in:, head]
        truth = targets[:, config.burn_in - lookahead:hops - lookahead]
        sums["voicing"] += functional.binary_cross_entropy_with_logits(said[..., VOICING], truth[..., 0])
        sums["onset"] += functional.binary_cross_entropy_with_logits(said[..., ONSET], truth[..., 1])
        sums["offset"] += functional.binary_cross_entropy_with_logits(said[..., OFFSET], truth[..., 3])
        known = ~torch.isnan(truth[..., 2])
        if known.any():
            sums["glide"] += functional.smooth_l1_loss(said[..., GLIDE][known], truth[..., 2][known], beta=0.3)
    return {name: value / len(config.model.lookahead) for name, value in sums.items()}


def total(parts: dict[str, Tensor], config: TrainConfig) -> Tensor:
    """The weighted sum that training brings down."""
    return (parts["voicing"] + config.onset_weight * parts["onset"] + config.glide_weight * parts["glide"]
            + config.offset_weight * parts["offset"])
