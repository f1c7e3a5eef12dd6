"""Microphones and what follows them: tone, limits of the band, compression, clipping. All causal, minimum phase."""
import numpy as np
from scipy.signal import butter, lfilter, sosfilt

from . import OUT_RATE


def _peaking(f: float, gain_db: float, q: float) -> tuple[np.ndarray, np.ndarray]:
    """Biquad of R. Bristow-Johnson's "Audio EQ cookbook"."""
    a, w = 10 ** (gain_db / 40), 2 * np.pi * f / OUT_RATE
    alpha = np.sin(w) / (2 * q)
    return (np.array((1 + alpha * a, -2 * np.cos(w), 1 - alpha * a)) / (1 + alpha / a),
            np.array((1, -2 * np.cos(w) / (1 + alpha / a), (1 - alpha / a) / (1 + alpha / a))))


def _shelf_tilt(x: np.ndarray, db: float, pivot: float) -> np.ndarray:
    """db more above the pivot than below it, by a first-order shelf."""
    high = sosfilt(butter(1, pivot, "high", fs=OUT_RATE, output="sos"), x)
    return x + (10 ** (db / 20) - 1) * high


def tone(rng: np.random.Generator, x: np.ndarray) -> np.ndarray:
    """A random microphone: tilt, a few resonances, high-pass up to 150 Hz, low-pass from 3 to 8 kHz; one in ten is a
    telephone (300 to 3400 Hz)."""
    x = _shelf_tilt(x, rng.uniform(-9, 7), rng.uniform(500, 2500))
    for _ in range(int(rng.integers(0, 4))):
        x = lfilter(*_peaking(np.exp(rng.uniform(np.log(120), np.log(6000))), rng.normal(0, 4), rng.uniform(0.5, 4)), x)
    if rng.random() < 0.1:
        return sosfilt(butter(4, (300, 3400), "bandpass", fs=OUT_RATE, output="sos"), x)
    if rng.random() < 0.7:
        x = sosfilt(butter(int(rng.integers(1, 4)), rng.uniform(20, 150), "high", fs=OUT_RATE, output="sos"), x)
    if rng.random() < 0.5:
        corner = np.exp(rng.uniform(np.log(3000), np.log(7800)))
        x = sosfilt(butter(int(rng.integers(1, 7)), corner, "low", fs=OUT_RATE, output="sos"), x)
    return x


def compress(rng: np.random.Generator, x: np.ndarray) -> np.ndarray:
    """Automatic gain: level above a threshold is reduced, quick to act, slow to let go; in 2 ms steps."""
    step = 32
    n = len(x) // step + 1
    power = np.pad(x, (0, n * step - len(x))).reshape(n, step)
    level = 10 * np.log10(np.mean(power ** 2, axis=1) + 1e-9)
    attack, release = np.exp(-0.002 / rng.uniform(0.003, 0.05)), np.exp(-0.002 / rng.uniform(0.08, 1.0))
    follow = np.empty(n)
    now = level[0]
    for i, v in enumerate(level.tolist()):
        rate = attack if v > now else release
        now = rate * now + (1 - rate) * v
        follow[i] = now
    threshold = np.percentile(level, 95) - rng.uniform(8, 25)
    ratio = rng.uniform(0.3, 0.85)
    gain = -ratio * np.maximum(follow - threshold, 0)
    return x * 10 ** (np.interp(np.arange(len(x)), (np.arange(n) + 1) * step, gain) / 20)


def soft_clip(rng: np.random.Generator, x: np.ndarray) -> np.ndarray:
    """Overdriven by up to 12 dB."""
    drive = 10 ** (rng.uniform(0, 12) / 20) / (np.max(np.abs(x)) + 1e-9)
    return np.tanh(drive * x)
