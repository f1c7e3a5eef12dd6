"""Note scores as the field counts them (mir_eval.transcription; Raffel et al., ISMIR 2014)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.optimize import linear_sum_assignment

from .notes import OFFSET, ONSET, PITCH

ONSET_TOLERANCE = 0.05  # seconds
PITCH_TOLERANCE = 0.5  # semitones
OFFSET_SHARE = 0.2  # of the true note
ROUNDING = 1e-9


@dataclass(frozen=True)
class NoteScores:
    """F-measures, 0..1: onsets; and pitch; and offset."""

    con: float
    conp: float
    conpoff: float

    def __add__(self, other: NoteScores) -> NoteScores:
        return NoteScores(self.con + other.con, self.conp + other.conp, self.conpoff + other.conpoff)


def score(true: np.ndarray, found: np.ndarray) -> NoteScores:
    """Scores (n, 3) found notes against (m, 3) true ones."""
    if len(true) == 0 or len(found) == 0:
        return NoteScores(*[float(len(true) == len(found))] * 3)
    onsets = np.round(np.abs(true[:, None, ONSET] - found[None, :, ONSET]), 4) <= ONSET_TOLERANCE
    pitches = np.abs(true[:, None, PITCH] - found[None, :, PITCH]) <= PITCH_TOLERANCE + ROUNDING
    reach = np.maximum(ONSET_TOLERANCE, OFFSET_SHARE * (true[:, OFFSET] - true[:, ONSET]))
    offsets = np.round(np.abs(true[:, None, OFFSET] - found[None, :, OFFSET]), 4) <= reach[:, None]
    return NoteScores(*[_f_measure(hits) for hits in (onsets, onsets & pitches, onsets & pitches & offsets)])


def mean_score(pairs: list[tuple[np.ndarray, np.ndarray]]) -> NoteScores:
    """Mean over recordings of (true, found)."""
    total = sum((score(true, found) for true, found in pairs), NoteScores(0, 0, 0))
    return NoteScores(*[value / max(1, len(pairs)) for value in (total.con, total.conp, total.conpoff)])


def _f_measure(hits: np.ndarray) -> float:
    """2 |matching| / (|true| + |found|), with the largest matching of the bipartite graph of hits."""
    rows, columns = linear_sum_assignment(hits, maximize=True)
    return 2 * int(hits[rows, columns].sum()) / (hits.shape[0] + hits.shape[1])
