"""Time-domain pitch-synchronous overlap-add (Moulines & Charpentier 1990).

Grains of two periods, cut at the source's pitch marks, are laid down again at the wanted periods. The spectral
envelope of a grain (vowel, singer, room) stays; only the distance between grains, the pitch, changes. Unvoiced
stretches come back sample for sample where time runs at its own speed.
"""
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from . import TICK, WORK_RATE

SHORTEST, LONGEST = int(0.0009 * WORK_RATE), int(0.016 * WORK_RATE)    # samples, half a grain


@dataclass(frozen=True)
class Plan:
    """What to render; every array has one value per 1 ms tick."""
    source: np.ndarray        # s in the source; NaN: silence
    pitch: np.ndarray         # MIDI semitones, used where the source is voiced
    gain_db: np.ndarray       # dB
    other: np.ndarray         # s in the source of a second grain, used where mix > 0
    mix: np.ndarray           # 0..1, share of the second grain


@lru_cache(maxsize=4096)
def _rise(n: int) -> np.ndarray:
    return (0.5 - 0.5 * np.cos(np.pi * (np.arange(n) + 0.5) / n)).astype(np.float32)


def render(x: np.ndarray, marks: np.ndarray, voiced: np.ndarray, plan: Plan, jitter: np.ndarray) -> np.ndarray:
    """
    Sound at WORK_RATE, as long as the plan. x: the source at WORK_RATE; marks, voiced: from epochs.find;
    jitter: relative period deviations, used one per period, round and round.
    """
    tick = TICK * WORK_RATE
    ticks = len(plan.source)
    length = int(ticks * tick)
    guard = 2 * LONGEST
    y = np.zeros(length + 2 * guard, np.float32)
    x = np.concatenate((np.zeros(guard, np.float32), x.astype(np.float32), np.zeros(guard, np.float32)))
    gap = np.diff(marks, prepend=marks[0] - 240, append=marks[-1] + 240)
    left = np.clip(gap[:-1], SHORTEST, LONGEST)
    right = np.clip(gap[1:], SHORTEST, LONGEST)
    period = WORK_RATE / (440.0 * 2.0 ** ((plan.pitch - 69.0) / 12.0))
    gain = 10.0 ** (plan.gain_db / 20.0)
    marks_list, voiced_list = marks.tolist(), voiced.tolist()
    left_list, right_list = left.tolist(), right.tolist()
    middles = (marks[:-1] + marks[1:]) / 2
    nearest = np.searchsorted(middles, np.nan_to_num(plan.source) * WORK_RATE).tolist()
    nearest_other = np.searchsorted(middles, np.nan_to_num(plan.other) * WORK_RATE).tolist()
    silent = np.isnan(plan.source).tolist()
    source, periods, gains, mixes = plan.source.tolist(), period.tolist(), gain.tolist(), plan.mix.tolist()

    def lay(k: int, at: float, weight: float) -> None:
        a, b, m = left_list[k], right_list[k], marks_list[k] + guard
        to = int(round(at)) + guard
        grain = x[m - a:m + b]
        if len(grain) != a + b or to - a < 0 or to + b > len(y):
            return
        y[to - a:to] += (_rise(a) * weight) * grain[:a]
        y[to:to + b] += (_rise(b)[::-1] * weight) * grain[a:]

    at, count = 0.0, 0
    while at < length - 1:
        i = int(at / tick)
        if silent[i]:
            at = (i + 1) * tick
            continue
        k = nearest[i]
        if voiced_list[k]:
            step = periods[i]
            weight = gains[i] * min(2.0, step / (0.5 * (left_list[k] + right_list[k]))) ** 0.6
            lay(k, at, weight * (1 - mixes[i]))
            if mixes[i] > 0:
                lay(nearest_other[i], at, weight * mixes[i])
            at += step * (1 + jitter[count % len(jitter)])
            count += 1
        else:
            here = (source[i] + (at - i * tick) / WORK_RATE) * WORK_RATE
            offset = min(max(marks_list[k] - here, -left_list[k]), right_list[k])
            lay(k, at + offset, gains[i] * (1 - mixes[i]))
            if mixes[i] > 0:
                lay(nearest_other[i], at, gains[i] * mixes[i])
            at += right_list[k]
    return y[guard:guard + length]
