"""A recording made ready to be re-sung: sound, pitch track, pitch marks, loudness. Analysed once, then cached."""
import hashlib
import os
import pathlib
from dataclasses import dataclass, field, replace
from fractions import Fraction

import numpy as np
import soundfile
from scipy.ndimage import uniform_filter1d
from scipy.signal import butter, resample_poly, sosfiltfilt

from . import HOP, OUT_RATE, WORK_RATE, epochs, f0

VERSION = "2"        # change it when the analysis changes: old cache entries are then left aside
MID_BAND = (350.0, 3800.0)   # Hz: vowels are loud here, nasals and voiced stops are not


@dataclass(frozen=True)
class Source:
    """Times in seconds from the start of x; tracks have one value per HOP."""
    name: str
    x: np.ndarray          # float32 at WORK_RATE
    marks: np.ndarray      # samples at WORK_RATE
    voiced: np.ndarray     # per mark
    f0: np.ndarray         # Hz, 0 where unvoiced
    clarity: np.ndarray
    level: np.ndarray      # dB, 20 ms window, whole band
    mid: np.ndarray        # dB, 20 ms window, 350 to 3800 Hz
    shape: np.ndarray      # (hops, 8) cepstrum of the mel spectrum, without its mean level
    phone_times: np.ndarray = field(default_factory=lambda: np.zeros((0, 2)))      # s, start and end; speech only
    phone_names: np.ndarray = field(default_factory=lambda: np.zeros(0, "U8"))

    @property
    def seconds(self) -> float:
        return len(self.x) / WORK_RATE


def cache_folder() -> pathlib.Path:
    root = os.environ.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")
    folder = pathlib.Path(root) / "vocalmidi-voices"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def resample(x: np.ndarray, rate: int, to: int) -> np.ndarray:
    ratio = Fraction(to, rate)
    return x if ratio == 1 else resample_poly(x, ratio.numerator, ratio.denominator)


def envelope_db(x: np.ndarray, rate: int = OUT_RATE, window: float = 0.02) -> np.ndarray:
    """RMS in dB under a Hann window (s), one value per HOP, centred."""
    n = int(window * rate) | 1
    shape = np.hanning(n + 2)[1:-1]
    power = np.convolve(x.astype(np.float64) ** 2, shape / shape.sum(), "same")
    return 10 * np.log10(power[::round(HOP * rate)] + 1e-10)


def mel_shape(x: np.ndarray) -> np.ndarray:
    """Eight cepstral coefficients of 20 mel bands (40 ms Hann, then 25 ms smoothing), one row per HOP: the spectrum's
    broad shape, whatever its level and pitch."""
    hop, n = round(HOP * OUT_RATE), 640
    frames = np.lib.stride_tricks.sliding_window_view(np.pad(x, (n // 2, n)), n)[::hop][:len(x[::hop])]
    power = np.abs(np.fft.rfft(frames * np.hanning(n), 1024)) ** 2
    edges = 700 * (np.exp(np.linspace(np.log(1 + 150 / 700), np.log(1 + 6500 / 700), 22)) - 1)
    bins = np.arange(513) * OUT_RATE / 1024
    bank = np.clip(np.minimum((bins - edges[:-2, None]) / (edges[1:-1] - edges[:-2])[:, None],
                              (edges[2:, None] - bins) / (edges[2:] - edges[1:-1])[:, None]), 0, None)
    energy = uniform_filter1d(power @ bank.T, 5, axis=0, mode="nearest")
    log = np.log(energy + 1e-6)
    basis = np.cos(np.pi / 20 * np.outer(np.arange(20) + 0.5, np.arange(1, 9)))
    return log @ basis / 10


def analyse(name: str, x: np.ndarray, rate: int) -> Source:
    """Everything known about the mono recording x. Its level is set so that loud voiced parts sit at -20 dBFS."""
    x = x - x.mean()
    x16 = resample(x, rate, OUT_RATE)
    loud = np.percentile(envelope_db(x16), 90)
    scale = 10 ** ((-20 - loud) / 20)
    x16 = x16 * scale
    pitch = f0.track(x16)
    marks, voiced = epochs.find(x16, pitch)
    band = sosfiltfilt(butter(2, MID_BAND, "bandpass", fs=OUT_RATE, output="sos"), x16)
    level, mid, shape = envelope_db(x16), envelope_db(band), mel_shape(x16)
    n = min(len(pitch.f0), len(level))
    return Source(name, (resample(x, rate, WORK_RATE) * scale).astype(np.float32), marks, voiced,
                  pitch.f0[:n], pitch.clarity[:n], level[:n], mid[:n], shape[:n].astype(np.float32))


def cached(name: str, key: str, load) -> Source:
    """The analysis of what load() returns (x, rate, and for speech the phones' times and names), from the cache where
    an entry for key exists."""
    digest = hashlib.sha256(f"{VERSION}|{key}".encode()).hexdigest()[:24]
    path = cache_folder() / f"{digest}.npz"
    if path.exists():
        try:
            with np.load(path) as z:
                return Source(name, **{k: z[k] for k in z.files})
        except (OSError, ValueError, TypeError, EOFError, KeyError):
            path.unlink(missing_ok=True)
    x, rate, *phones = load()
    source = analyse(name, x, rate)
    if phones:
        source = replace(source, phone_times=np.array(phones[0], float).reshape(-1, 2),
                         phone_names=np.array(phones[1], "U8"))
    fields = {k: v for k, v in vars(source).items() if k != "name"}
    temporary = path.with_name(f"{path.stem}.{os.getpid()}.npz")
    np.savez(temporary, **fields)
    temporary.replace(path)
    return source


def from_file(path: pathlib.Path) -> Source:
    """A recording of any rate and channel count (channels are averaged)."""
    def load():
        x, rate = soundfile.read(path, dtype="float64", always_2d=True)
        return x.mean(axis=1), rate
    return cached(path.stem, f"{path.stem}|{hashlib.sha256(path.read_bytes()).hexdigest()}", load)


def joined_seconds(part: Source) -> float:
    """Seconds that joined() takes of a source."""
    return min(len(part.f0), len(part.x) // round(HOP * WORK_RATE)) * HOP


def joined(parts: list[Source]) -> Source:
    """Several sources, one after the other, as one."""
    if len(parts) == 1:
        return parts[0]
    hop = round(HOP * WORK_RATE)
    tracks = {k: [] for k in ("f0", "clarity", "level", "mid", "shape")}
    xs, marks, times, at = [], [], [], 0
    for p in parts:
        n = min(len(p.f0), len(p.x) // hop)
        xs.append(p.x[:n * hop])
        inside = p.marks < n * hop
        marks.append((p.marks[inside] + at, p.voiced[inside]))
        for k, v in tracks.items():
            v.append(getattr(p, k)[:n])
        times.append(p.phone_times + at / WORK_RATE)
        at += n * hop
    return Source("+".join(p.name for p in parts), np.concatenate(xs), np.concatenate([m for m, _ in marks]),
                  np.concatenate([v for _, v in marks]), phone_times=np.concatenate(times),
                  phone_names=np.concatenate([p.phone_names for p in parts]),
                  **{k: np.concatenate(v) for k, v in tracks.items()})
