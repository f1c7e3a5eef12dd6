"""Truth per hop, from the truth per note."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .features import TOP_PITCH, hop_times
from .notes import OFFSET, ONSET, PITCH

ONSET_WIDTH = 0.015  # seconds: how exactly an onset is known, as a standard deviation
LARGEST_GLIDE = 3.0  # semitones: a top pitch farther from the note's is another octave or another sound


@dataclass(frozen=True)
class Labels:
    """Truth about each hop, float32 arrays (hops,)."""

    voicing: np.ndarray  # 1 inside a note, else 0
    onset: np.ndarray  # 1 where a note begins, falling off as a Gaussian
    offset: np.ndarray  # the same where one ends
    glide: np.ndarray  # settled pitch of the note less the top pitch now, semitones; NaN where that says nothing


def label(features: np.ndarray, notes: np.ndarray, shift: float = 0.0) -> Labels:
    """Labels each hop of (hops, FEATURES) by the notes, whose times are moved by `shift` seconds first."""
    times = hop_times(len(features))
    voicing = np.zeros(len(times), np.float32)
    glide = np.full(len(times), np.nan, np.float32)
    for note in notes:
        inside = (times >= note[ONSET] + shift) & (times < note[OFFSET] + shift)
        voicing[inside] = 1
        glide[inside] = note[PITCH] - features[inside, TOP_PITCH]
    glide[np.abs(glide) > LARGEST_GLIDE] = np.nan
    return Labels(voicing, _bumps(times, notes[:, ONSET] + shift), _bumps(times, notes[:, OFFSET] + shift), glide)


def average(opinions: list[Labels]) -> Labels:
    """What several listeners say of one recording: the share of them for each hop; the glide is the first's."""
    first = opinions[0]
    voicing, onset, offset = (np.mean([getattr(opinion, name) for opinion in opinions], axis=0, dtype=np.float32)
                              for name in ("voicing", "onset", "offset"))
    return Labels(voicing, onset, offset, first.glide)


def _bumps(times: np.ndarray, moments: np.ndarray) -> np.ndarray:
    """Gaussian bumps of height 1 at the moments; where two overlap the higher counts."""
    height = np.zeros(len(times), np.float32)
    for moment in moments:
        first, last = np.searchsorted(times, [moment - 4 * ONSET_WIDTH, moment + 4 * ONSET_WIDTH])
        bump = np.exp(-0.5 * ((times[first:last] - moment) / ONSET_WIDTH) ** 2)
        height[first:last] = np.maximum(height[first:last], bump)
    return height
