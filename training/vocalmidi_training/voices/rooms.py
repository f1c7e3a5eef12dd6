"""Rooms: impulse responses made of a direct path, early reflections and a decaying tail (Moorer 1979).

The direct path is sample 0, so a room never moves an onset.
"""
import numpy as np
from scipy.signal import butter, fftconvolve, sosfilt

from . import OUT_RATE


def impulse_response(rng: np.random.Generator) -> np.ndarray:
    """A room at OUT_RATE: RT60 0.15 to 0.8 s (high frequencies die sooner), reverberation 26 to 6 dB under the direct
    sound, in one room of eight up to 2 dB over it."""
    rt60 = float(np.exp(rng.uniform(np.log(0.15), np.log(0.8))))
    wet_db = rng.uniform(-26, -6) if rng.random() > 0.125 else rng.uniform(-6, 2)
    n = int(rt60 * 1.1 * OUT_RATE)
    t = np.arange(n) / OUT_RATE
    split = rng.uniform(1500, 3500)
    low = sosfilt(butter(1, split, "low", fs=OUT_RATE, output="sos"), rng.standard_normal(n))
    high = sosfilt(butter(1, split, "high", fs=OUT_RATE, output="sos"), rng.standard_normal(n))
    tail = low * 10 ** (-3 * t / rt60) + rng.uniform(0.3, 0.9) * high * 10 ** (-3 * t / (rt60 * rng.uniform(0.4, 0.8)))
    tail *= np.clip(t / rng.uniform(0.008, 0.03), 0, 1)             # the tail builds up
    early = np.zeros(n)
    for at in rng.uniform(0.0015, 0.05, int(rng.integers(5, 18))):
        early[int(at * OUT_RATE)] += rng.choice((-1, 1)) * rng.uniform(0.3, 1) * 0.006 / (at + 0.006)
    early = sosfilt(butter(1, rng.uniform(2000, 7000), "low", fs=OUT_RATE, output="sos"), early)
    reflected = tail / (np.linalg.norm(tail) + 1e-12) + rng.uniform(0.3, 1.2) * early / (np.linalg.norm(early) + 1e-12)
    reflected[0] = 0
    response = 10 ** (wet_db / 20) * reflected / np.linalg.norm(reflected)
    response[0] = 1
    return response


def reverberate(rng: np.random.Generator, x: np.ndarray) -> np.ndarray:
    """x in a random room, as long as x."""
    return fftconvolve(x, impulse_response(rng))[:len(x)]
