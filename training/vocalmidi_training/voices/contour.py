"""Pitch curves a singer would make through given notes (one value per 1 ms tick).

A note's curve settles on its midi_pitch: scoops and overshoot leave it at the start and come back, vibrato and
drift swing around it, falls leave it at the end. In legato the glide's middle is the onset. Sizes after Sundberg 1987
("The Science of the Singing Voice") and Dai & Dixon 2019 ("Intonation trajectories within tones").
"""
from dataclasses import dataclass

import numpy as np
from scipy.ndimage import gaussian_filter1d

from . import TICK
from .melody import Link, Style


@dataclass
class Note:
    """A note of the plan. Seconds from the clip's start; pitch in MIDI."""
    onset: float
    offset: float
    pitch: float
    link: Link
    start: float              # s, where its consonant starts: the pitch may move towards it from here on
    after_rest: bool
    before_rest: bool = False
    glide: float = 0.06       # s, for legato
    own: np.ndarray | None = None      # semitones around pitch from `start` on, one per tick: a recorded contour


def _smooth_step(t: np.ndarray, centre: float, width: float) -> np.ndarray:
    u = np.clip((t - centre) / width + 0.5, 0, 1)
    return 0.5 - 0.5 * np.cos(np.pi * u)


def pitch_curve(rng: np.random.Generator, notes: list[Note], ticks: int, s: Style) -> np.ndarray:
    """MIDI pitch at every tick, defined in rests too."""
    t = np.arange(ticks) * TICK
    curve = np.full(ticks, notes[0].pitch)
    for last, note in zip(notes[:-1], notes[1:]):
        curve += (note.pitch - last.pitch) * _transition(rng, t, last, note, s)
    for i, note in enumerate(notes):
        _add_deviation(rng, curve, t, notes, i, s)
    slow = gaussian_filter1d(rng.standard_normal(ticks), 12)          # about 5 to 15 Hz
    curve += slow / (np.std(slow) + 1e-9) * rng.uniform(0.02, 0.07)
    wander = gaussian_filter1d(rng.standard_normal(ticks), 90)        # about 1 to 2 Hz: an unsteady voice
    return curve + wander / (np.std(wander) + 1e-9) * s.unsteady


def _transition(rng: np.random.Generator, t: np.ndarray, last: Note, note: Note, s: Style) -> np.ndarray:
    """0 before, 1 after, half-way in the middle of the change from one note to the next."""
    if note.link in (Link.LEGATO, Link.VOWEL):
        return _smooth_step(t, note.onset, note.glide)
    if note.link is Link.REPEAT:
        return _smooth_step(t, note.onset - 0.01, 0.04)
    # With a consonant the pitch moves while it sounds, and is mostly there when the vowel starts.
    consonant = max(0.0, note.onset - max(note.start, last.offset))
    width = float(np.clip(rng.uniform(0.7, 1.3) * consonant, 0.03, 0.13))
    centre = note.onset - 0.5 * width + rng.uniform(-0.01, 0.03)
    return _smooth_step(t, centre, width)


def _add_deviation(rng: np.random.Generator, curve: np.ndarray, t: np.ndarray, notes: list[Note], i: int,
                   s: Style) -> None:
    note = notes[i]
    length = note.offset - note.onset
    if note.own is not None:
        a = int(round(note.start / TICK))
        own = note.own[:max(0, len(curve) - a)]
        n = len(own)
        curve[a:a + n] += own * _smooth_step(np.arange(n), 5, 10)
        return
    first, last = int(note.start / TICK), min(int(round(note.offset / TICK)), len(curve))
    inside = slice(first, last)
    u = t[inside] - note.onset
    # Starts: a scoop from below (rarely above), after a rest or a consonant; overshoot after a glide.
    if note.link is Link.SYLLABLE and rng.random() < s.scoop_chance:
        depth = -np.exp(rng.normal(np.log(0.9 if note.after_rest else 0.5), 0.6))
        depth = float(np.clip(depth if rng.random() < 0.85 else -0.5 * depth, -3, 2))
        arrive = min(rng.uniform(0.03, 0.16), 0.45 * length)
        lead = note.onset - note.start
        curve[inside] += depth * (1 - _smooth_step(u, 0.5 * (arrive - 0.6 * lead), arrive + 0.6 * lead))
    elif note.link is not Link.SYLLABLE and i > 0 and rng.random() < 0.35 and length > 0.15:
        jump = np.clip(note.pitch - notes[i - 1].pitch, -3, 3)
        size, peak = 0.15 * jump * rng.uniform(0.3, 1.5), 0.5 * note.glide + 0.02
        curve[inside] += np.where(u > 0, size * (u / peak) * np.exp(1 - np.maximum(u, 0) / peak), 0)
    if length > 0.3 and rng.random() < s.vibrato_chance:
        delay = rng.uniform(0.05, 0.3)
        depth = s.vibrato_depth * rng.uniform(0.6, 1.2) * np.clip((u - delay) / 0.15, 0, 1)
        rate = s.vibrato_rate * (1 + 0.08 * rng.standard_normal())
        edge = np.clip((length - u) / 0.06, 0, 1)
        curve[inside] += depth * edge * np.sin(2 * np.pi * rate * (u - delay))
    if length > 0.2:                                                    # drift, zero in the middle
        curve[inside] += rng.normal(0, 0.08) * np.clip(u / length - 0.5, -0.5, 0.5)
    if note.before_rest and rng.random() < 0.35:
        fall = min(rng.uniform(0.04, 0.14), 0.3 * length)
        sink = -rng.uniform(0.2, 2.5) * np.clip((u - (length - fall)) / fall, 0, 1) ** 2
        curve[inside] += sink
        curve[last:last + 200] += (sink[-1] if len(sink) else 0) * np.linspace(1, 0, 200)[:len(curve[last:last + 200])]
