"""Writes clips and their truth, and gives each its own random numbers."""
import pathlib
import zlib

import numpy as np
import soundfile

from . import OUT_RATE

Notes = list[tuple[float, float, float]]


def generator(kind: str, seed: int, index: int) -> np.random.Generator:
    """Random numbers that depend on kind, seed and clip index only."""
    return np.random.Generator(np.random.PCG64(np.random.SeedSequence([seed, index, zlib.crc32(kind.encode())])))


def at_peak(x: np.ndarray, db: float) -> np.ndarray:
    """x with its peak at db (dBFS); silence stays silence."""
    peak = float(np.max(np.abs(x))) if len(x) else 0.0
    return (x if peak < 1e-7 else x * (10 ** (db / 20) / peak)).astype(np.float32)


def write(folder: pathlib.Path, name: str, x: np.ndarray, notes: Notes) -> None:
    """NAME.wav (16 kHz, mono, 16 bit) and NAME.notes.csv."""
    soundfile.write(folder / f"{name}.wav", np.clip(x, -1, 1), OUT_RATE, subtype="PCM_16")
    rows = "".join(f"{a:.5f},{b:.5f},{p:.4f}\n" for a, b, p in notes)
    (folder / f"{name}.notes.csv").write_text("onset_s,offset_s,midi_pitch\n" + rows)
