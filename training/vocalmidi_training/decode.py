"""A plain decoder for validation: notes from one head's answers, without the engine's tracker."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .features import HOP_SECONDS, TOP_PITCH, hop_times
from .model import ONSET, VOICING


@dataclass(frozen=True)
class DecodeConfig:
    """Thresholds as probabilities, lengths in hops."""

    voiced: float = 0.5
    onset: float = 0.3
    apart: int = 8  # onsets nearer than this are one
    shortest: int = 10


def decode(heard: np.ndarray, features: np.ndarray, lookahead: int, config: DecodeConfig = DecodeConfig()) -> np.ndarray:
    """heard (hops, OUTPUTS) of the head with this look-ahead, features (hops, FEATURES) => notes (n, 3).

    A note lasts while the voicing does; an onset inside it starts another. Its pitch is the median of the top pitches.
    """
    said = heard[lookahead:]
    times, pitch = hop_times(len(said)), features[:len(said), TOP_PITCH]
    voiced = _probability(said[:, VOICING]) > config.voiced
    onset = _probability(said[:, ONSET])
    edges = np.flatnonzero(np.diff(np.concatenate([[0], voiced.astype(int), [0]])))
    notes = []
    for first, end in edges.reshape(-1, 2):
        starts = [first, *(peak for peak in _peaks(onset, first, end, config) if peak - first >= config.apart), end]
        for start, stop in zip(starts, starts[1:]):
            if stop - start >= config.shortest:
                begin = _refined(onset, start, config.apart)
                notes.append([times[0] + begin * HOP_SECONDS, times[0] + stop * HOP_SECONDS, np.median(pitch[start:stop])])
    return np.array(notes, dtype=float).reshape(-1, 3)


def _peaks(onset: np.ndarray, first: int, end: int, config: DecodeConfig) -> list[int]:
    """Hops where the onset is over the threshold and highest within `apart` hops."""
    peaks: list[int] = []
    for hop in np.flatnonzero(onset[first:end] > config.onset) + first:
        around = onset[max(0, hop - config.apart):hop + config.apart + 1]
        if onset[hop] == around.max() and (not peaks or hop - peaks[-1] >= config.apart):
            peaks.append(int(hop))
    return peaks


def _refined(onset: np.ndarray, start: int, reach: int) -> int:
    """The likeliest onset near the start of the voicing."""
    low = max(0, start - reach)
    best = low + int(np.argmax(onset[low:start + reach + 1]))
    return best if onset[best] > 0.1 else start


def _probability(logits: np.ndarray) -> np.ndarray:
    return 1 / (1 + np.exp(-np.clip(logits, -30, 30)))
