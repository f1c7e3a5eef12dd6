"""What the model is given per hop: names and places of the features that `vocalmidi features` writes.

The engine computes them (src/VocalMidi.Engine/Features/ModelFeatures.cs); Python only reads them.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np

from .commands import run

SAMPLE_RATE = 16000  # Hz
HOP = 80  # samples
HOP_SECONDS = HOP / SAMPLE_RATE
FRAME_LAG_SECONDS = 0.0125  # the newest window's middle lies this long before the hop's end

BANDS = slice(0, 40)  # dB
LEVELS = (42, 44)  # level and sonority, dB: these move with the gain, as the bands do
TOP_PITCH = 47  # MIDI semitones
FEATURES = 54
FEATURE_SET = 1


def hop_times(hops: int) -> np.ndarray:
    """The moment in the voice, seconds, that each hop's features are about => (hops,)."""
    return (np.arange(hops) + 1) * HOP_SECONDS - FRAME_LAG_SECONDS


def read_features(path: Path) -> np.ndarray:
    """Reads what `vocalmidi features` wrote => (hops, FEATURES) float32. Raises ValueError for another shape."""
    features = np.load(path)
    if features.ndim != 2 or features.shape[1] != FEATURES or features.dtype != np.float32:
        raise ValueError(f"{path}: {features.dtype}{list(features.shape)} are no features of set {FEATURE_SET}; "
                         "write them again with this version's `vocalmidi features`")
    return features


def compute_features(command: Path, recordings: list[Path], folder: Path) -> None:
    """Has the engine analyse recordings: one NAME.npy each in `folder`. Raises RuntimeError with what it said."""
    folder.mkdir(parents=True, exist_ok=True)
    for first in range(0, len(recordings), 200):  # a command line has an end
        batch = [str(path) for path in recordings[first:first + 200]]
        run([str(command), "features", *batch, "-o", f"{folder}/", "--quiet"])
