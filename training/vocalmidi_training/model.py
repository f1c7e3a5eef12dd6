"""The network: a causal temporal convolutional network (Bai, Kolter and Koltun, 2018) over the features of each hop.

It hears one hop at a time and answers, per head, about the hop `lookahead` hops ago.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import torch
from torch import Tensor, nn

from .features import FEATURES

VOICING, ONSET, GLIDE, OFFSET = 0, 1, 2, 3
OUTPUTS = ("voicing", "onset", "glide", "offset")  # logit, logit, semitones, logit


@dataclass(frozen=True)
class ModelConfig:
    """Size and shape of the network."""

    channels: int = 96
    kernel: int = 3  # hops, before dilation
    dilations: tuple[int, ...] = (1, 1, 2, 4, 8, 16, 32)  # hops, one block each
    lookahead: tuple[int, ...] = (0, 4, 10, 20)  # hops, one head each
    dropout: float = 0.1
    features: tuple[int, ...] = field(default=())  # of those given, only these are heard; empty: all


class Block(nn.Module):
    """Dilated causal convolution, normalisation and rectifier, added to what came in: (B, C, T) => (B, C, T)."""

    def __init__(self, channels: int, kernel: int, dilation: int, dropout: float) -> None:
        super().__init__()
        self.past = (kernel - 1) * dilation  # hops remembered
        self.convolution = nn.Conv1d(channels, channels, kernel, dilation=dilation)
        self.norm = nn.BatchNorm1d(channels)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, state: Tensor) -> tuple[Tensor, Tensor]:
        """state: the last `past` hops before x, (B, C, past); returned anew for the hops after it."""
        heard = torch.cat([state, x], dim=2)
        y = torch.relu(self.norm(self.convolution(heard)))
        return x + self.dropout(y), heard[:, :, -self.past:]


class VoiceModel(nn.Module):
    """Features in, what is heard out. The states make it stream: hop by hop gives what all at once gives."""

    def __init__(self, config: ModelConfig) -> None:
        super().__init__()
        self.config = config
        self.register_buffer("mean", torch.zeros(FEATURES))
        self.register_buffer("scale", torch.ones(FEATURES))
        self.entry = nn.Conv1d(FEATURES, config.channels, 1)
        self.blocks = nn.ModuleList(
            Block(config.channels, config.kernel, dilation, config.dropout) for dilation in config.dilations)
        self.meeting = nn.Conv1d(config.channels, config.channels, 1)
        self.heads = nn.Conv1d(config.channels, len(config.lookahead) * len(OUTPUTS), 1)

    def normalise(self, mean: Tensor, deviation: Tensor) -> None:
        """Sets the constants that bring the features (FEATURES,) to mean 0 and deviation 1; unheard ones to 0."""
        self.mean.copy_(mean)
        self.scale.copy_(1 / deviation.clamp(min=1e-3))
        if self.config.features:
            unheard = [i for i in range(FEATURES) if i not in self.config.features]
            self.scale[unheard] = 0

    def first_states(self, batch: int) -> list[Tensor]:
        """Silence before the first hop: one (B, C, past) per block."""
        channels = self.config.channels
        return [torch.zeros(batch, channels, block.past, device=self.mean.device) for block in self.blocks]

    def forward(self, features: Tensor, *states: Tensor) -> tuple[Tensor, ...]:
        """(B, T, FEATURES), states => (B, T, heads, OUTPUTS), next states."""
        x = ((features - self.mean) * self.scale).transpose(1, 2)
        x = torch.relu(self.entry(x))
        following = []
        for block, state in zip(self.blocks, states):
            x, after = block(x, state)
            following.append(after)
        heard = self.heads(torch.relu(self.meeting(x))).transpose(1, 2)
        heard = heard.reshape(heard.shape[0], heard.shape[1], len(self.config.lookahead), len(OUTPUTS))
        return (heard, *following)
