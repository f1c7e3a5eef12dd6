"""What transmission and storage leave of a sound: Vorbis, Opus, MP3, mu-law and GSM telephone."""
import io
import subprocess
from typing import Callable

import numpy as np
import soundfile
from scipy.signal import resample_poly

from . import OUT_RATE


def _aligned(y: np.ndarray, x: np.ndarray) -> np.ndarray:
    """y shifted (by up to 150 ms) to where it fits x best, and as long as x: a codec's delay taken out."""
    n, reach = len(x), int(0.15 * OUT_RATE)
    size = 1 << (n + len(y)).bit_length()
    fit = np.fft.irfft(np.fft.rfft(y, size) * np.conj(np.fft.rfft(x, size)))
    lags = np.concatenate((fit[:reach], fit[-reach:]))
    lag = int(np.argmax(np.abs(lags)))
    lag = lag if lag < reach else lag - 2 * reach
    y = y[lag:] if lag >= 0 else np.concatenate((np.zeros(-lag), y))
    return np.pad(y, (0, max(0, n - len(y))))[:n]


def _through_memory(x: np.ndarray, kind: str, subtype: str) -> np.ndarray:
    memory = io.BytesIO()
    soundfile.write(memory, x, OUT_RATE, format=kind, subtype=subtype)
    memory.seek(0)
    y, _ = soundfile.read(memory, dtype="float64")
    return _aligned(y, x)


def _through_sox(x: np.ndarray, rate: int, *encoding: str) -> np.ndarray:
    """Encode and decode with sox; rate in Hz of the encoded sound."""
    low = resample_poly(x, rate, OUT_RATE) if rate != OUT_RATE else x
    raw = ("-t", "raw", "-e", "signed", "-b", "16", "-c", "1", "-r", str(rate))
    data = (np.clip(low, -1, 1) * 32767).astype("<i2").tobytes()
    coded = subprocess.run(["sox", "-V1", "-D", *raw, "-", *encoding, "-"], input=data, check=True, capture_output=True)
    kind = encoding[encoding.index("-t") + 1]
    decoded = subprocess.run(["sox", "-V1", "-D", "-t", kind, "-", *raw, "-"], input=coded.stdout, check=True,
                             capture_output=True)
    y = np.frombuffer(decoded.stdout, "<i2") / 32768
    return _aligned(resample_poly(y, OUT_RATE, rate) if rate != OUT_RATE else y, x)


def vorbis(rng: np.random.Generator, x: np.ndarray) -> np.ndarray:
    return _through_sox(x, OUT_RATE, "-t", "ogg", "-C", str(int(rng.integers(-1, 4))))


def opus(rng: np.random.Generator, x: np.ndarray) -> np.ndarray:
    return _through_memory(x, "OGG", "OPUS")


def mp3(rng: np.random.Generator, x: np.ndarray) -> np.ndarray:
    return _through_memory(x, "MP3", "MPEG_LAYER_III")


def gsm(rng: np.random.Generator, x: np.ndarray) -> np.ndarray:
    return _through_sox(x, 8000, "-t", "gsm")


def mu_law(rng: np.random.Generator, x: np.ndarray) -> np.ndarray:
    """8 kHz, 8 bits (ITU-T G.711)."""
    low = np.clip(resample_poly(x, 1, 2), -1, 1)
    code = np.round(np.sign(low) * np.log1p(255 * np.abs(low)) / np.log(256) * 127) / 127
    y = np.sign(code) * (256 ** np.abs(code) - 1) / 255
    return np.pad(resample_poly(y, 2, 1), (0, 2))[:len(x)]


CODECS: tuple[Callable[[np.random.Generator, np.ndarray], np.ndarray], ...] = (vorbis, opus, mp3, mu_law, gsm)


def available() -> list[Callable]:
    """The codecs this machine has; the others are left out."""
    good = []
    probe = 0.1 * np.sin(np.arange(8000) * 0.2)
    for codec in CODECS:
        try:
            if np.std(codec(np.random.default_rng(0), probe)) > 0.02:
                good.append(codec)
        except (OSError, RuntimeError, ValueError, subprocess.CalledProcessError, TypeError):
            continue
    return good
