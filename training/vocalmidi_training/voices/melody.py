"""Melodies and rhythms to sing: which pitches, how long, and how one note becomes the next."""
from dataclasses import dataclass
from enum import Enum

import numpy as np

SCALES = {                                     # semitones over the tonic
    "major": (0, 2, 4, 5, 7, 9, 11), "minor": (0, 2, 3, 5, 7, 8, 10), "harmonic": (0, 2, 3, 5, 7, 8, 11),
    "pentatonic": (0, 2, 4, 7, 9), "hijaz": (0, 1, 4, 5, 7, 8, 10), "chromatic": tuple(range(12)),
}
SCALE_WEIGHTS = (0.35, 0.22, 0.08, 0.12, 0.08, 0.15)


class Link(Enum):
    """How a note begins."""
    SYLLABLE = "syllable"        # with the consonant (or the breath of silence) its recording has
    VOWEL = "vowel"              # a new vowel, cross-faded from the last one, no consonant
    LEGATO = "legato"            # same vowel, the pitch glides
    REPEAT = "repeat"            # same vowel, a dip in level; pitch the same or new


@dataclass(frozen=True)
class Style:
    """What one clip's singer tends to do."""
    tonic: float              # MIDI
    scale: tuple[int, ...]
    low: float                # MIDI, range
    high: float
    tuning: float             # semitones off A440
    spread: float             # semitones, standard deviation of each note's intonation
    typical: float            # s, median note
    variety: float            # log standard deviation of note lengths
    melisma: float            # chance that a syllable carries several notes
    repeat: float             # chance that a note inside a syllable repeats instead of gliding
    same: float               # chance that a syllable stays on the last pitch
    vowel_link: float         # chance that a syllable loses its consonant
    rest: float               # chance of a rest between syllables
    real_contour: float       # chance that a syllable keeps its recorded contour, transposed
    vibrato_rate: float       # Hz
    vibrato_depth: float      # semitones, half the extent
    vibrato_chance: float
    scoop_chance: float
    glide: tuple[float, float]    # s, range of glide lengths
    unsteady: float           # semitones, slow wandering of the pitch


def style(rng: np.random.Generator, centre: float) -> Style:
    """A style for a voice whose comfortable pitch is `centre` (MIDI)."""
    reach = rng.uniform(4, 8)
    centre += rng.uniform(-4, 4)
    scale = list(SCALES.values())[rng.choice(len(SCALES), p=SCALE_WEIGHTS)]
    kind = rng.choice(4, p=(0.35, 0.3, 0.2, 0.15))          # mixed, melismatic, syllabic, repeated notes
    return Style(
        tonic=float(rng.integers(0, 12)), scale=scale, low=centre - reach, high=centre + reach,
        tuning=rng.uniform(-0.5, 0.5), spread=0.11 * rng.uniform(0.6, 1.4),
        typical=float(np.exp(rng.uniform(np.log(0.16), np.log(0.55)))), variety=rng.uniform(0.3, 0.6),
        melisma=(0.3, 0.75, 0.05, 0.25)[kind], repeat=(0.3, 0.12, 0.3, 0.85)[kind], same=(0.18, 0.1, 0.2, 0.6)[kind],
        vowel_link=(0.08, 0.12, 0.04, 0.08)[kind], rest=rng.uniform(0.05, 0.3),
        real_contour=rng.choice((0.0, 0.3, 0.8), p=(0.3, 0.45, 0.25)),
        vibrato_rate=rng.uniform(4, 7), vibrato_depth=rng.uniform(0.075, 0.55),
        vibrato_chance=rng.choice((0.0, 0.3, 0.8), p=(0.35, 0.4, 0.25)),
        scoop_chance=rng.uniform(0.2, 0.75), glide=(0.03, rng.uniform(0.06, 0.13)),
        unsteady=rng.choice((0.02, 0.07, 0.15), p=(0.4, 0.35, 0.25)))


def note_length(rng: np.random.Generator, s: Style) -> float:
    """s, 0.08 to 1.5; now and then a long one."""
    scale = 2.5 if rng.random() < 0.08 else 1.0
    return float(np.clip(s.typical * scale * np.exp(rng.normal(0, s.variety)), 0.08, 1.5))


def next_degree(rng: np.random.Generator, s: Style, last: float, near: float) -> float:
    """The next scale note (without tuning) after `last`; `near` is the pitch the coming syllable was recorded at,
    and notes close to it are likelier: grains moved far sound less real."""
    grid = np.array([s.tonic + 12 * octave + d for octave in range(1, 9) for d in s.scale])
    grid = grid[(grid >= s.low - 0.5) & (grid <= s.high + 0.5) & (np.abs(grid - near) <= 9)]
    grid = grid[np.abs(grid - last) > 0.5]
    if not len(grid):
        return float(round(near))
    weight = np.exp(-np.abs(grid - last) / 2.6 - np.maximum(np.abs(grid - near) - 3, 0) / 2.5)
    return float(rng.choice(grid, p=weight / weight.sum()))


def legato_step(rng: np.random.Generator, s: Style, last: float) -> float:
    """A step inside a vowel: half of them a semitone, the others 2 to 4."""
    size = float(rng.choice((1, 2, 3, 4), p=(0.5, 0.3, 0.12, 0.08)))
    up = rng.random() < 0.5
    if last + size > s.high + 1:
        up = False
    elif last - size < s.low - 1:
        up = True
    return last + size if up else last - size
