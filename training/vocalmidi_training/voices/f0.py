"""Fundamental frequency of a recording, seeing all of it.

Candidates are peaks of the normalised square difference function (McLeod & Wyvill 2005, "A smarter way to find
pitch"); a Viterbi path through them and an unvoiced state chooses, the way RAPT (Talkin 1995) and Praat (Boersma
1993) do.
"""
from dataclasses import dataclass

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from . import HOP, OUT_RATE

FRAME = 640          # samples at 16 kHz: 40 ms
CANDIDATES = 6
UNVOICED_COST = 0.45     # a peak of clarity below 0.55 is not a voice
SWITCH_COST = 0.15       # voiced <-> unvoiced
OCTAVE_COST = 1.2        # per octave of jump from one hop to the next
LONG_LAG_COST = 0.04     # per octave of lag: of two equal peaks the shorter lag is the period


@dataclass(frozen=True)
class PitchTrack:
    """One value per 5 ms hop; value i belongs to the time i * HOP."""
    f0: np.ndarray        # Hz, 0 where unvoiced
    clarity: np.ndarray   # 0..1, NSDF at the chosen lag
    level: np.ndarray     # dB re full scale, 40 ms window


def _nsdf(x: np.ndarray, max_lag: int) -> tuple[np.ndarray, np.ndarray]:
    """NSDF of every frame (frames, max_lag + 1), centred on its hop, and the frames' levels in dB."""
    hop = round(HOP * OUT_RATE)
    padded = np.pad(x.astype(np.float64), (FRAME // 2, FRAME))
    frames = sliding_window_view(padded, FRAME)[::hop][:len(x) // hop + 1]
    spectrum = np.fft.rfft(frames, 2 * FRAME)
    r = np.fft.irfft(np.abs(spectrum) ** 2)[:, :max_lag + 1]
    squares = np.cumsum(frames ** 2, axis=1)
    total = squares[:, -1:]
    lags = np.arange(max_lag + 1)
    head = squares[:, FRAME - 1 - lags]                                  # x[0 .. N-lag)
    tail = total - np.where(lags > 0, squares[:, lags - 1], 0.0)         # x[lag .. N)
    level = 10 * np.log10(total[:, 0] / FRAME + 1e-12)
    return 2 * r / (head + tail + 1e-7), level


def _peaks(nsdf: np.ndarray, min_lag: int) -> tuple[np.ndarray, np.ndarray]:
    """The best CANDIDATES peaks of each frame: lags (samples, fractional) and heights; empty slots have lag 0."""
    middle = nsdf[:, 1:-1]
    left, right = nsdf[:, :-2], nsdf[:, 2:]
    is_peak = (middle > left) & (middle >= right) & (middle > 0.3)
    is_peak[:, :min_lag - 1] = False
    bend = left - 2 * middle + right
    shift = np.where(is_peak, 0.5 * (left - right) / np.where(bend == 0, -1, bend), 0)
    height = np.where(is_peak, middle - 0.25 * (left - right) * shift, -1)
    best = np.argsort(-height, axis=1, kind="stable")[:, :CANDIDATES]
    rows = np.arange(len(nsdf))[:, None]
    lags = np.where(height[rows, best] > 0, best + 1 + shift[rows, best], 0)
    return lags, np.clip(height[rows, best], 0, 1)


def track(x: np.ndarray, floor: float = 65.0, ceiling: float = 1100.0) -> PitchTrack:
    """Pitch of x (16 kHz mono). floor and ceiling in Hz."""
    nsdf, level = _nsdf(x, int(OUT_RATE / floor) + 2)
    lags, heights = _peaks(nsdf, max(2, int(OUT_RATE / ceiling)))
    quiet = level < max(-75.0, np.percentile(level, 95) - 45)
    octave = np.log2(np.maximum(lags, 1e-3) / OUT_RATE)
    cost = np.where(lags > 0, 1 - heights + LONG_LAG_COST * (octave + 10.1) + quiet[:, None], 9.0)
    n, k = cost.shape
    back = np.zeros((n, k + 1), int)
    so_far = np.append(cost[0], UNVOICED_COST)
    for i in range(1, n):
        step = np.full((k + 1, k + 1), SWITCH_COST)
        step[:k, :k] = OCTAVE_COST * np.abs(octave[i][None, :] - octave[i - 1][:, None])
        step[k, k] = 0
        through = so_far[:, None] + step
        back[i] = np.argmin(through, axis=0)
        so_far = through[back[i], np.arange(k + 1)]
        so_far[:k] += cost[i]
        so_far[k] += UNVOICED_COST
    state = int(np.argmin(so_far))
    path = np.zeros(n, int)
    for i in range(n - 1, -1, -1):
        path[i] = state
        state = back[i, state]
    rows = np.arange(n)
    slot = np.minimum(path, k - 1)
    voiced = (path < k) & (lags[rows, slot] > 0)
    f0 = np.where(voiced, OUT_RATE / np.maximum(lags[rows, slot], 1e-3), 0.0)
    return PitchTrack(f0, np.where(voiced, heights[rows, slot], heights[:, 0]), level)
