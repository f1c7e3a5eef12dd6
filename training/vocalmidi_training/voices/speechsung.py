"""Speech sung: sentences and practice syllables from speech synthesisers, with exact phoneme times, on new melodies."""
import numpy as np

from . import clips, lexicon, melody, singing, speech_units
from .resung import FORMANT_SHIFTS, in_order, other_singer
from .source import joined, joined_seconds
from .speech_engines import Voice, speak

FLITE = tuple(Voice("flite", name, pitch, stretch, 4)
              for name, pitches in (("slt", (190, 250, 330)), ("awb", (110, 160, 230)), ("kal16", (100, 140, 200)),
                                    ("rms", (0, 0)))
              for pitch in pitches for stretch in (1.1, 1.5))
ESPEAK = tuple(Voice("espeak", name, pitch, 95, 0) for name, pitches in (
    ("en-us+f1", (60, 95)), ("en-us+f2", (50, 95)), ("en-us+f4", (80,)), ("it+f3", (60, 95)), ("es+f5", (70,)),
    ("en-us+m1", (60, 95)), ("it+m3", (70,)), ("de+m7", (80,)), ("en-us+anika", (60, 95)), ("es+Alex", (60, 90)),
    ("en-us+klatt2", (75,)), ("it+klatt4", (85,)), ("en-us+Annie", (60,)), ("tr+f2", (80,)), ("fi+m2", (85,)),
    ("en-us+Gene", (70,)), ("pt-br+linda", (70,)), ("en-us+boris", (80,)), ("en-us+belinda", (70,)),
) for pitch in pitches)
TEXTS = lexicon.texts()


def clip(seed: int, index: int) -> tuple[np.ndarray, clips.Notes]:
    """Clip number `index`: 10 to 30 s at OUT_RATE, and its notes."""
    rng = clips.generator("speech-sung", seed, index)
    while True:
        pool = FLITE if rng.random() < 0.65 else ESPEAK
        voice = pool[rng.integers(len(pool))]
        parts, found, at = [], [], 0.0
        for i in rng.integers(len(TEXTS), size=int(rng.integers(2, 4))):
            source = speak(voice, TEXTS[i])
            parts.append(source)
            found += [u.moved(at) for u in speech_units.find(source)]
            at += joined_seconds(source)
        if len(found) >= 8:
            break
    source, found = other_singer(joined(parts), found, *FORMANT_SHIFTS[rng.integers(len(FORMANT_SHIFTS))])
    style = melody.style(rng, float(np.median([u.pitch for u in found])))
    x, notes = singing.sing(rng, source, in_order(rng, found), style, rng.uniform(10, 30))
    x = clips.at_peak(x, rng.uniform(-12, -1))
    floor = 10 ** (rng.uniform(-85, -60) / 20)
    return x + (floor * rng.standard_normal(len(x))).astype(np.float32), notes
