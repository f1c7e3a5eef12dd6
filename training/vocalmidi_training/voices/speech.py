"""Plain speech, which is no note: flite and espeak-ng at many rates and pitches, creaky and whispered too."""
import numpy as np

from . import OUT_RATE, clips, lexicon
from .source import resample
from .speech_engines import Voice, synthesise

LANGUAGES = ("en-us", "en", "en-gb-scotland", "en-us-nyc")
VARIANTS = ("f1", "f2", "f3", "f4", "f5", "m1", "m2", "m3", "m4", "m5", "m6", "m7", "m8", "anika", "Alex", "Annie",
            "klatt2", "klatt4", "Gene", "linda", "boris", "belinda", "Mike", "steph", "Hugo", "Andy")
BREATHY = ("whisper", "whisperf", "croak")


def random_voice(rng: np.random.Generator) -> Voice:
    """Anybody who speaks here, at an everyday pitch and pace."""
    kind = rng.random()
    if kind < 0.55:                                                 # flite, now and then creaky and low
        name = str(rng.choice(("slt", "awb", "rms", "kal16")))
        usual = {"slt": 180, "awb": 125, "rms": 0, "kal16": 105}[name]
        pitch = int(usual * rng.uniform(0.8, 1.25))
        if usual and rng.random() < 0.12:
            pitch = int(rng.integers(45, 70))
        return Voice("flite", name, pitch, round(rng.uniform(0.75, 1.2), 2), int(rng.integers(10, 35)))
    breathy = kind > 0.88
    name = f"{rng.choice(LANGUAGES)}+{rng.choice(BREATHY if breathy else VARIANTS)}"
    return Voice("espeak", name, int(rng.integers(25, 85)), int(rng.integers(120, 230)), int(rng.integers(35, 99)))


def talk(rng: np.random.Generator, samples: int) -> np.ndarray:
    """One speaker talking with pauses, `samples` long at OUT_RATE, at no particular level."""
    voice = random_voice(rng)
    parts, total = [np.zeros(int(rng.uniform(0, 0.5) * OUT_RATE))], 0
    while total < samples:
        text = lexicon.SENTENCES[rng.integers(len(lexicon.SENTENCES))]
        x, rate, _, _ = synthesise(voice, text)
        gain = 10 ** (rng.normal(0, 2) / 20)
        parts += [gain * resample(x, rate, OUT_RATE), np.zeros(int(rng.exponential(0.4) * OUT_RATE))]
        total = sum(len(p) for p in parts)
    return np.concatenate(parts)[:samples]


def clip(seed: int, index: int) -> tuple[np.ndarray, clips.Notes]:
    """Clip number `index`: 10 to 30 s of one speaker, and no notes."""
    rng = clips.generator("speech", seed, index)
    n = int(rng.uniform(10, 30) * OUT_RATE)
    x = clips.at_peak(talk(rng, n), rng.uniform(-20, -1))
    floor = 10 ** (rng.uniform(-85, -55) / 20)
    return (x + floor * rng.standard_normal(n)).astype(np.float32), []
