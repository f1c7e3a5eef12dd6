"""A corpus small enough for tests: made-up features in which notes are easy to hear."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from vocalmidi_training.config import SourceConfig, TrainConfig
from vocalmidi_training.features import BANDS, FEATURES, TOP_PITCH, hop_times
from vocalmidi_training.model import ModelConfig
from vocalmidi_training.notes import write_notes

CLIPS, HOPS = 4, 600


def write_corpus(root: Path) -> None:
    """Writes the folder `tones`: bands are loud and the top pitch is the note's while a note lasts."""
    folder = root / "tones"
    folder.mkdir(parents=True)
    for clip in range(CLIPS):
        random = np.random.default_rng(clip)
        onsets = np.arange(0.3, 2.6, 0.5) + random.uniform(-0.1, 0.1, 5)
        notes = np.stack([onsets, onsets + 0.3, random.integers(50, 70, 5)], axis=1)
        features = random.normal(0, 1, (HOPS, FEATURES)).astype(np.float32)
        features[:, TOP_PITCH] = 60
        times = hop_times(HOPS)
        for onset, offset, pitch in notes:
            inside = (times >= onset) & (times < offset)
            features[inside, BANDS] += 10
            features[inside, TOP_PITCH] = pitch
        np.save(folder / f"clip-{clip}.npy", features)
        write_notes(folder / f"clip-{clip}.notes.csv", notes)


def small_config(**changes: object) -> TrainConfig:
    """Seconds on one core."""
    settings = {
        "model": ModelConfig(channels=8, dilations=(1, 2), lookahead=(0, 4)),
        "sources": (SourceConfig("tones", valid_every=2),),
        "epochs": 4, "epoch_crops": 16, "batch": 4, "crop": 200, "burn_in": 20, "warm_up": 4,
    }
    return TrainConfig(**(settings | changes))
