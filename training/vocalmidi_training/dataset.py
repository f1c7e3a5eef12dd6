"""Clips of the corpus in memory, and the random crops a step is made of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from .config import SourceConfig, TrainConfig
from .features import BANDS, LEVELS, read_features
from .labels import average, label
from .notes import notes_path, opinions_of, read_notes


@dataclass(frozen=True)
class Clip:
    """One recording with its truth; arrays have one row per hop."""

    name: str
    source: int  # index into the configuration's sources
    features: np.ndarray  # (hops, FEATURES)
    targets: np.ndarray  # (hops, 4): voicing, onset, glide (NaN: unknown), offset
    notes: np.ndarray  # (n, 3), times shifted as the labels are


@dataclass(frozen=True)
class Batch:
    """features (B, T, FEATURES), targets (B, T, 4)."""

    features: Tensor
    targets: Tensor


def load_corpus(root: Path, sources: tuple[SourceConfig, ...]) -> tuple[list[Clip], list[Clip]]:
    """Reads all clips => (training, validation). Raises ValueError for a source without clips."""
    training, validation = [], []
    for index, source in enumerate(sources):
        paths = sorted((root / source.folder).glob("*.npy"))
        if not paths:
            raise ValueError(f"{root / source.folder} holds no features (*.npy): run the corpus step first")
        groups = sorted({_group(path.stem, source.group) for path in paths})
        held = set(groups[:: source.valid_every]) if source.valid_every > 0 else set()
        for path in paths:
            clip = load_clip(path, index, source.shift)
            (validation if _group(path.stem, source.group) in held else training).append(clip)
    return training, validation


def load_clip(path: Path, source: int, shift: float) -> Clip:
    """Reads NAME.npy and NAME.notes.csv beside it, and NAME.opinionN.csv where the notes were heard more than once."""
    features = read_features(path)
    notes = read_notes(notes_path(path.parent, path.stem))
    heard = [notes, *(read_notes(opinion) for opinion in opinions_of(path.parent, path.stem))]
    truth = average([label(features, opinion, shift) for opinion in heard])
    targets = np.stack([truth.voicing, truth.onset, truth.glide, truth.offset], axis=1)
    notes[:, :2] += shift
    return Clip(path.stem, source, features, targets, notes)


def _group(name: str, pattern: str) -> str:
    """Copies of one recording must not be on both sides: the part of the name that tells them is its group."""
    match = re.match(pattern, name) if pattern else None
    return match.group(0) if match else name


class Crops:
    """Draws batches: the same ones for the same seed, epoch and step, whatever came before."""

    def __init__(self, clips: list[Clip], config: TrainConfig) -> None:
        self._clips = [clip for clip in clips if len(clip.features) > config.crop]
        if not self._clips:
            raise ValueError(f"no clip is longer than a crop ({config.crop} hops)")
        self._config = config
        share = np.array([config.sources[c.source].weight * len(c.features) for c in self._clips], float)
        self._chances = share / share.sum()

    def epoch(self, epoch: int, rank: int = 0, world: int = 1) -> Iterator[Batch]:
        """The share of one process in an epoch's batches."""
        config = self._config
        for step in range(config.epoch_crops // config.batch):
            random = np.random.default_rng([config.seed, epoch, step])
            chosen = random.choice(len(self._clips), config.batch, p=self._chances)
            crops = [self._crop(self._clips[i], random) for i in chosen]
            mine = crops[rank::world]
            yield Batch(torch.from_numpy(np.stack([f for f, _ in mine])), torch.from_numpy(np.stack([t for _, t in mine])))

    def _crop(self, clip: Clip, random: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
        config = self._config
        first = int(random.integers(0, len(clip.features) - config.crop + 1))
        features = clip.features[first:first + config.crop].copy()
        gain = random.uniform(-config.gain_range, config.gain_range)
        bands = features[:, BANDS]
        tilt = random.uniform(-config.tilt_range, config.tilt_range) * np.linspace(-0.5, 0.5, bands.shape[1])
        features[:, BANDS] = np.maximum(bands + np.float32(gain) + tilt.astype(np.float32), -90)
        for level in LEVELS:
            features[:, level] += np.float32(gain)
        if random.random() < config.bands_hidden:
            features[:, BANDS] = features[:, BANDS].mean(axis=0)
        elif random.random() < config.band_mask:
            low = int(random.integers(0, bands.shape[1] - 4))
            high = low + int(random.integers(1, 8))
            features[:, low:high] = features[:, low:high].mean(axis=0)
        return features, clip.targets[first:first + config.crop]


def feature_statistics(clips: list[Clip]) -> tuple[Tensor, Tensor]:
    """Mean and deviation of each feature over all clips => two (FEATURES,)."""
    total = sum(len(clip.features) for clip in clips)
    mean = sum(clip.features.sum(axis=0, dtype=np.float64) for clip in clips) / total
    square = sum(((clip.features - mean) ** 2).sum(axis=0) for clip in clips) / total
    return torch.from_numpy(mean.astype(np.float32)), torch.from_numpy(np.sqrt(square).astype(np.float32))
