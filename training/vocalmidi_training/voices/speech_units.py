"""Syllables of synthesised speech: the synthesiser's phonemes say where each vowel starts and ends.

A boundary is moved to the middle of the loudness change where there is a clear one within 30 ms of it, or, after a
sonorant (m n l r w y), within 90 ms before and 60 ms after it: synthesisers put that boundary where the vowel's
formants have arrived, 20 (flite) to 60 ms (espeak-ng) after the vowel is as loud as it gets, or where a glide begins.
Where the level hardly changes the onset is the middle of the spectrum's change.
"""
import numpy as np

from . import HOP
from .source import Source
from .speech_engines import DIPHTHONGS, PAUSES, is_vowel
from .units import Unit, fade_end, half_way, steady_core

LONGEST_LEAD = 0.14      # s: stretched speech has consonants longer than anybody sings
NEAR = 6                 # hops: 30 ms
BEFORE_SONORANT = 18     # hops
LATE = 12                # hops: vowels after a pause or a glide may get loud as much as 60 ms after their boundary
LEAST_STEP = 4.0         # dB
SONORANTS = frozenset("m n ng N l r w y j ; * ** r-".split())


def _refined(level: np.ndarray, at: float, rising: bool, before: int = NEAR, behind: int = NEAR) -> float:
    """The boundary at (s), moved to the middle of the level's change around it; as it was if there is none."""
    centre = int(round(at / HOP))
    low, high = max(0, centre - before), min(len(level) - 1, centre + behind)
    if high - low < 4:
        return at
    v = level[low:high + 1] if rising else level[low:high + 1][::-1]
    v = np.maximum(v, v.max() - 15)
    slope = v[4:] - v[:-4]
    best = int(np.argmax(slope))
    if slope[best] < LEAST_STEP:
        return at
    hop = half_way(v, best, best + 4)
    return (low + hop if rising else high - hop) * HOP


def _turn(source: Source, at: float) -> float:
    """s: the middle of the spectrum's change around a boundary at which the level hardly changes (yo, row, la)."""
    centre = int(round(at / HOP))
    here = np.arange(max(4, centre - BEFORE_SONORANT), min(len(source.shape) - 4, centre + NEAR))
    if len(here) < 4:
        return at
    change = np.linalg.norm(source.shape[here + 4] - source.shape[here - 4], axis=1)
    return at if change.max() < 0.5 else float(here[int(np.argmax(change))]) * HOP


def find(source: Source) -> list[Unit]:
    """Every vowel of the source that is voiced throughout, with its consonants."""
    times, names = source.phone_times, [str(n) for n in source.phone_names]
    found = []
    for i, name in enumerate(names):
        if not is_vowel(name):
            continue
        a, b = times[i]
        first = i
        while first > 0 and names[first - 1] not in PAUSES and not is_vowel(names[first - 1]):
            first -= 1
        last = i
        while last + 1 < len(names) and names[last + 1] not in PAUSES and not is_vowel(names[last + 1]):
            last += 1
        # Consonants between two vowels belong to the second; before a pause they end the first.
        closes = last + 1 >= len(names) or names[last + 1] in PAUSES
        sonorant = i > 0 and names[i - 1] in SONORANTS
        fresh = i == 0 or names[i - 1] in PAUSES
        reach = BEFORE_SONORANT if sonorant else NEAR, LATE if fresh or sonorant else NEAR
        onset = _refined(source.mid, a, True, *reach) if first < i or fresh else a
        if sonorant and onset == a:
            onset = max(_turn(source, a), times[i - 1][0] + 0.02)
        offset = _refined(source.mid, b, False) if last > i or closes else b
        start = min(times[first][0], onset)
        end = max(times[last][1] if closes else offset, offset)
        if first == i:
            start = max(onset - 0.03, 0.0) if fresh else onset
        unit = _unit(source, start, onset, offset, min(end, offset + 0.25), name in DIPHTHONGS)
        if unit:
            found.append(unit)
    return found


def _unit(source: Source, start: float, onset: float, offset: float, end: float, diphthong: bool) -> Unit | None:
    length = offset - onset
    if length < 0.05:
        return None
    core_start = onset + min(0.02, 0.15 * length)
    core_end = core_start + (0.5 if diphthong else 0.88) * (offset - core_start)
    first, last = steady_core(source, int(np.ceil(core_start / HOP)), int(core_end / HOP) + 1)
    if last - first < 6:
        return None
    core_start, core_end = first * HOP, last * HOP
    hops = slice(first, last)
    f0 = source.f0[hops]
    if len(f0) < 3 or np.mean(f0 > 0) < 0.9 or np.mean(source.clarity[hops]) < 0.75:
        return None
    midi = 69 + 12 * np.log2(f0[f0 > 0] / 440)
    if np.ptp(midi) > 5:
        return None
    return Unit(start, start, onset, core_start, core_end, core_end, offset,
                fade_end(source.mid, offset, end), end, float(np.median(midi)),
                False, max(1.0, (onset - start) / LONGEST_LEAD))
