"""A little singer made of pulses and formants, so that the tests of re-singing need no recordings."""
import numpy as np
from scipy.signal import lfilter

RATE = 16000
VOWELS = ((700, 1200, 2600), (400, 2000, 2700), (350, 800, 2500), (500, 1700, 2500))


def recording(seed: int = 0, syllables: int = 14) -> np.ndarray:
    """Syllables of a nasal murmur or a hiss, then a vowel, at RATE; some parted by silence."""
    rng = np.random.default_rng(seed)
    parts = [np.zeros(4000)]
    for i in range(syllables):
        f0 = 150 * 2 ** (rng.integers(-3, 8) / 12)
        length = int(rng.uniform(0.25, 0.6) * RATE)
        phase = np.cumsum(f0 * (1 + 0.01 * np.sin(2 * np.pi * 5 * np.arange(length) / RATE)) / RATE)
        pulses = np.diff(np.floor(phase), prepend=0.0) + 0.002 * rng.standard_normal(length)
        vowel = lfilter([1], [1, -0.9], pulses)
        for f, q in zip(VOWELS[i % 4], (10, 12, 12)):
            r = np.exp(-np.pi * f / q / RATE)
            vowel = lfilter([1 - r], [1, -2 * r * np.cos(2 * np.pi * f / RATE), r * r], vowel)
        edge = np.minimum(np.arange(length), np.arange(length)[::-1]) / (0.02 * RATE)
        vowel *= np.clip(edge, 0, 1) / np.max(np.abs(vowel))
        if i % 3 == 0:
            t = np.arange(int(0.08 * RATE)) / RATE
            lead = 0.15 * np.sin(2 * np.pi * f0 * t) + 0.05 * np.sin(4 * np.pi * f0 * t)
        else:
            lead = 0.03 * rng.standard_normal(int(0.07 * RATE))
        parts += [lead, vowel]
        if rng.random() < 0.4:
            parts.append(np.zeros(int(rng.uniform(0.1, 0.3) * RATE)))
    x = 0.3 * np.concatenate(parts + [np.zeros(4000)])
    return x + 1e-4 * rng.standard_normal(len(x))
