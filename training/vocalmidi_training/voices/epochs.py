"""Pitch marks: one per glottal period where the voice is periodic, one every 5 ms elsewhere.

In each voiced stretch the first mark sits on the largest peak; its neighbours are where the waveform correlates
best with the period around the last mark (as Praat's "To PointProcess (cc)" does), so that grains cut at the marks
are alike and overlap-add without beating.
"""
import numpy as np

from . import HOP, OUT_RATE, WORK_RATE
from .f0 import PitchTrack

UNVOICED_STEP = 0.005    # s


def _next_mark(x: np.ndarray, at: float, period: float, direction: int) -> tuple[float, float]:
    """The mark one period from `at` (both in samples of x), and the correlation found there."""
    half = max(8, int(period / 2))
    centre = int(round(at))
    low, high = int(0.8 * period), int(np.ceil(1.25 * period))
    start = centre + low if direction > 0 else centre - high
    begin, end = start - half, start + (high - low) + half + 1
    if begin < 0 or end > len(x) or centre - half < 0 or centre + half + 1 > len(x):
        return at + direction * period, 0.0
    grain = x[centre - half:centre + half + 1]
    field = x[begin:end]
    energy = np.cumsum(np.concatenate(([0.0], field ** 2)))
    energy = energy[2 * half + 1:] - energy[:-2 * half - 1]
    score = np.correlate(field, grain, "valid") / np.sqrt(energy * np.dot(grain, grain) + 1e-12)
    best = int(np.argmax(score))
    shift = 0.0
    if 0 < best < len(score) - 1:
        a, b, c = score[best - 1:best + 2]
        bend = a - 2 * b + c
        shift = 0.5 * (a - c) / bend if bend < 0 else 0.0
    return start + best + shift + (at - centre), float(score[best])


def _voiced_runs(f0: np.ndarray, shortest: int = 4) -> list[tuple[int, int]]:
    """Half-open runs of hops with f0 > 0, cut where f0 jumps by more than 4 semitones from hop to hop."""
    runs, start = [], None
    for i in range(len(f0) + 1):
        on = i < len(f0) and f0[i] > 0
        jump = on and start is not None and abs(np.log2(f0[i] / f0[i - 1])) > 1 / 3
        if start is not None and (not on or jump):
            if i - start >= shortest:
                runs.append((start, i))
            start = None
        if on and start is None:
            start = i
    return runs


def find(x: np.ndarray, pitch: PitchTrack) -> tuple[np.ndarray, np.ndarray]:
    """Marks of x (16 kHz): positions in samples at WORK_RATE, ascending, and whether each is a glottal period."""
    x = x.astype(np.float64)
    scale = WORK_RATE / OUT_RATE
    positions, voiced = [], []
    hop = HOP * OUT_RATE
    for first, last in _voiced_runs(pitch.f0):
        strongest = first + int(np.argmax(pitch.level[first:last]))
        period = OUT_RATE / pitch.f0[strongest]
        begin = max(0, int(strongest * hop - period / 2))
        window = x[begin:int(begin + period) + 1]
        if not len(window):
            continue
        seed = begin + float(np.argmax(np.abs(window)))
        marks = [seed]
        for direction in (1, -1):
            at = seed
            while True:
                here = min(max(int(round(at / hop)), first), last - 1)
                nominal = OUT_RATE / pitch.f0[here]
                found, score = _next_mark(x, at, nominal, direction)
                if score < 0.3 or abs(found - at) < 8:
                    found = at + direction * nominal
                if not (first - 0.5) * hop <= found <= (last - 0.5) * hop:
                    break
                marks.append(found)
                at = found
        positions.extend(marks)
        voiced.extend([True] * len(marks))
    order = np.argsort(positions, kind="stable") if positions else np.zeros(0, int)
    spots = np.array(positions)[order] * scale if positions else np.zeros(0)
    return _fill(spots, len(x) * scale)


def _fill(spots: np.ndarray, length: float) -> tuple[np.ndarray, np.ndarray]:
    """Add marks every 5 ms where no glottal mark is near."""
    step = UNVOICED_STEP * WORK_RATE
    edges = np.concatenate(([0.0], spots, [length]))
    extra = []
    longest = WORK_RATE / 60
    for a, b in zip(edges[:-1], edges[1:]):
        if b - a > longest:
            count = int(np.ceil((b - a) / step))
            extra.append(a + (b - a) * np.arange(1, count) / count)
    extra = np.concatenate(extra) if extra else np.zeros(0)
    every = np.concatenate((spots, extra))
    flag = np.concatenate((np.ones(len(spots), bool), np.zeros(len(extra), bool)))
    order = np.argsort(every, kind="stable")
    every, flag = np.round(every[order]).astype(np.int64), flag[order]
    keep = np.concatenate(([True], np.diff(every) > 20))
    return every[keep], flag[keep]
