"""Music in the background: chords and a bass from plain tones, plucked or held. Never a lead melody."""
import numpy as np

from . import OUT_RATE

PROGRESSIONS = ((0, 5, 7, 0), (0, 9, 5, 7), (0, 7, 9, 5), (0, 3, 5, 0), (0, 10, 5, 0))


def music(rng: np.random.Generator, n: int) -> np.ndarray:
    """n samples at OUT_RATE, standard deviation about 1."""
    x = np.zeros(n)
    beat = rng.uniform(0.35, 0.8)
    tonic, plucked = rng.uniform(40, 52), rng.random() < 0.6
    progression = PROGRESSIONS[rng.integers(len(PROGRESSIONS))]
    per_bar = int(rng.choice((1, 2, 4)))
    harmonics = int(rng.integers(3, 9))
    length = 4 * beat / per_bar
    m = int(length * 1.3 * OUT_RATE)
    t = np.arange(m) / OUT_RATE
    edge = np.clip(t / 0.01, 0, 1) * np.clip((t[-1] - t) / 0.1, 0, 1)
    shape = edge * np.exp(-t / rng.uniform(0.2, 0.8)) if plucked else edge
    at, i = -rng.uniform(0, length), 0
    while at * OUT_RATE < n:
        root = tonic + progression[(i // per_bar) % len(progression)]
        for interval, level in ((-12, 1.0), (0, 0.6), (rng.choice((3, 4)), 0.5), (7, 0.5), (12, 0.4)):
            f = 440 * 2 ** ((root + interval - 69) / 12)
            tone = sum(np.sin(2 * np.pi * k * f * t + rng.uniform(0, 6.3)) / k ** 1.4 for k in range(1, harmonics)
                       if k * f < 7500)
            a = max(0, int(at * OUT_RATE))
            part = (level * shape * tone)[a - int(at * OUT_RATE):]
            part = part[:max(0, n - a)]
            x[a:a + len(part)] += part
        at += length
        i += 1
    return x / (np.std(x) + 1e-9)
