"""Syllables of a recording: where the consonant starts, the vowel rises, sounds and falls.

A syllable peaks in the band where vowels are loud (after Mermelstein 1975, "Automatic segmentation of speech into
syllabic units"); between two peaks the level dips. The onset is the middle of the rise: where the band's amplitude
is half-way through its steepest climb, hence after a nasal or a voiced stop, not at its start, and before a slow swell.
A syllable with two climbs alike could be labelled either way and is left out.
"""
from dataclasses import dataclass, replace

import numpy as np

from . import HOP
from .source import Source

SURE_DIP = 8.0          # dB: this deep, a dip parts two syllables whatever it sounds like
LIKELY_DIP = 3.5        # dB: this deep, it does if the spectrum changes too
CHANGE = 0.8            # cepstral distance between dip and vowels that counts as a change
REACH = 15.0            # dB below the vowel's peak: what climbs below that is not heard as the vowel
FADED = 9.0             # dB below the vowel's peak: no longer its core
STEADY = 0.95           # cepstral distance over 40 ms that still counts as one sound


TIMES = ("first", "start", "onset", "core_start", "core_end", "tail_start", "offset", "faded", "end")


@dataclass(frozen=True)
class Unit:
    """Seconds in the source, each of the first nine at or after the one before it."""
    first: float          # the whole consonant begins: where the vowel before has fallen
    start: float          # its quietest moment (or the silence before the vowel): units are joined here
    onset: float          # middle of the rise
    core_start: float     # the vowel from here ...
    core_end: float       # ... to here may be stretched, shortened and split
    tail_start: float     # the vowel's last part, kept as it is; between core_end and here there may be more
    offset: float         # middle of the fall
    faded: float          # the vowel is 15 dB down: the note's end
    end: float            # the next syllable's start, or silence
    pitch: float          # MIDI, median over the core
    settled: bool         # the core stays on one note: its own contour may be kept
    pace: float = 1.0     # how many times faster than recorded its consonant goes by

    def moved(self, by: float) -> "Unit":
        return replace(self, **{k: getattr(self, k) + by for k in TIMES})

    def scaled(self, q: float) -> "Unit":
        """In a source played q times slower."""
        return replace(self, pitch=self.pitch - 12 * float(np.log2(q)), **{k: getattr(self, k) * q for k in TIMES})


def half_way(level: np.ndarray, low: int, high: int) -> float:
    """Fractional hop where the amplitude of a rise passes the middle between its values at hops low and high.
    high < low: a fall."""
    step = 1 if high > low else -1
    amplitude = 10 ** (level[low:high + step if high + step >= 0 else None:step] / 20)
    middle = 0.5 * (amplitude[0] + amplitude[-1])
    over = np.flatnonzero(amplitude >= middle)
    i = int(over[0]) if len(over) else len(amplitude) - 1
    if i == 0:
        return float(low)
    part = (middle - amplitude[i - 1]) / max(amplitude[i] - amplitude[i - 1], 1e-12)
    return low + step * (i - 1 + float(np.clip(part, 0, 1)))


def fade_end(level: np.ndarray, offset: float, end: float) -> float:
    """s: when the level (per hop) has fallen 15 dB below what it was 30 ms before `offset` (s); at most `end` (s) and
    80 ms after the offset."""
    first, last = int(np.ceil(offset / HOP)), int(min(end, offset + 0.08) / HOP)
    loud = level[max(0, first - 8):first - 3].max(initial=-99)
    below = np.flatnonzero(level[first:last] < loud - 15)
    return max(offset, (first + int(below[0])) * HOP if len(below) else min(end, offset + 0.08))


def _peaks_and_dips(level: np.ndarray, delta: float) -> tuple[list[int], list[int]]:
    """Alternating maxima and minima that differ by more than delta: n peaks, n + 1 dips (ends included)."""
    peaks, dips = [], []
    top, bottom, rising = 0, 0, True
    for i, v in enumerate(level):
        if v > level[top]:
            top = i
        if v < level[bottom]:
            bottom = i
        if rising and v < level[top] - delta:
            peaks.append(top)
            bottom, rising = i, False
        elif not rising and v > level[bottom] + delta:
            dips.append(bottom)
            top, rising = i, True
    dips = [0] + dips if level[0] < level[peaks[0] if peaks else 0] else dips
    if len(dips) < len(peaks) + 1:
        dips.append(len(level) - 1)
    if len(dips) < len(peaks) + 1:
        dips.insert(0, 0)
    return peaks, dips


def _distance(shape: np.ndarray, i: int, j: int) -> float:
    return float(np.linalg.norm(shape[i] - shape[j]))


def _merged(source: Source, level: np.ndarray) -> tuple[list[int], list[int]]:
    """Peaks and dips, without the dips that are only the vowel's own swelling (vibrato, a breath of loudness)."""
    peaks, dips = _peaks_and_dips(level, LIKELY_DIP)
    i = 1
    while i < len(peaks):
        dip = dips[i]
        depth = min(level[peaks[i - 1]], level[peaks[i]]) - level[dip]
        a, b = max(peaks[i - 1], dip - 14), min(peaks[i], dip + 14)
        changed = min(_distance(source.shape, dip, a), _distance(source.shape, dip, b)) > CHANGE
        if depth >= SURE_DIP or changed:
            i += 1
            continue
        del dips[i]
        peaks[i - 1:i + 1] = [max(peaks[i - 1], peaks[i], key=lambda p: level[p])]
    return peaks, dips


def steady_core(source: Source, first: int, last: int) -> tuple[int, int]:
    """Hops within [first, last] that are voiced, periodic and of one sound: the first stretch of at least 80 ms that
    starts within 100 ms, else the longest that does."""
    midi = 69 + 12 * np.log2(np.maximum(source.f0, 1) / 440)
    loud = source.mid > source.mid[first:last + 1].max(initial=-99) - FADED
    ok = ((source.f0 > 0) & (source.clarity > 0.75) & loud)[first:last].copy()
    ok &= np.abs(np.diff(midi[first:last + 1]))[:len(ok)] <= 0.7
    shape, here = source.shape, np.arange(first, last)
    lo, hi = np.clip(here - 4, 0, None), np.clip(here + 4, None, len(shape) - 1)
    ok &= np.linalg.norm(shape[hi] - shape[lo], axis=1) < STEADY
    edges = np.flatnonzero(np.diff(np.concatenate(([0], ok.astype(int), [0]))))
    runs = [(a, b) for a, b in zip(edges[::2], edges[1::2]) if a <= 20]
    long = [r for r in runs if r[1] - r[0] >= 16]
    best = long[0] if long else max(runs, key=lambda r: r[1] - r[0], default=(0, 0))
    return first + int(best[0]), first + int(best[1])


def find(source: Source, shortest: float = 0.06) -> list[Unit]:
    """The syllables of a source whose vowels are clean enough to be re-sung. shortest: vowel, s."""
    level = np.maximum(source.mid, np.percentile(source.mid, 95) - 45)
    peaks, dips = _merged(source, level)
    loud = np.percentile(source.mid, 90)
    found = []
    for n, peak in enumerate(peaks):
        dip, after = dips[n], dips[n + 1]
        if level[peak] < loud - 20 or source.f0[peak] == 0:
            continue
        onset, clear = _climb(level, dip, peak)
        offset, _ = _climb(level, after, peak)
        if not clear or (offset - onset) * HOP < shortest:
            continue
        begin, last = int(np.ceil(onset)) + 2, int(offset) - 2
        core_start, core_end = steady_core(source, begin, max(begin, last))
        if core_end - core_start < 6:
            continue
        tail_start = max(core_end, last - 10)
        midi = 69 + 12 * np.log2(source.f0[core_start:core_end] / 440)
        pitch = float(np.median(midi))
        settled = np.mean(np.abs(midi - pitch) < 0.6) > 0.8
        start = max(dip, int(onset) - 60)
        end = min(after, int(offset) + 60)
        fallen = _climb(level, dip, peaks[n - 1])[0] if n else 0
        first = min(max(fallen, onset - 40), start)
        faded = fade_end(source.mid, offset * HOP, end * HOP) / HOP
        times = (t * HOP for t in (first, start, onset, core_start, core_end, tail_start, offset, faded, end))
        found.append(Unit(*times, pitch, bool(settled)))
    return found


def _climb(level: np.ndarray, dip: int, peak: int) -> tuple[float, bool]:
    """The middle of the steepest climb from dip to peak (a fall, seen backwards, if peak < dip), as a fractional hop;
    and whether no other climb comes near it."""
    step = 1 if peak > dip else -1
    v = level[dip:peak + step if peak + step >= 0 else None:step]
    clipped = np.maximum(v, v[-1] - REACH)
    n, k = len(v), 4                                     # 4 hops each side: 40 ms
    at = np.arange(n)
    slope = clipped[np.minimum(at + k, n - 1)] - clipped[np.maximum(at - k, 0)]
    best = int(np.argmax(slope >= slope.max() - 1.0))
    low, high = max(0, best - 5), min(n - 1, best + 5)
    low, high = low + int(np.argmin(v[low:best + 1])), best + int(np.argmax(v[best:high + 1]))
    far = np.abs(at - best) > 9
    clear = not far.any() or slope[far].max() < 0.65 * slope.max()
    middle = half_way(v, low, high) if high > low else float(best)
    return dip + step * middle, bool(clear)
