"""Notes that our own tracker finds in recordings, heard at several speeds.

A tracker that hears a recording faster or slower makes other mistakes, while what is certain stays: the share of the
times in which it found a note is how sure that note is (the disagreement of an ensemble, as in "Simple and scalable
predictive uncertainty estimation", Lakshminarayanan et al. 2017, with the input varied and not the weights).
"""

from __future__ import annotations

import tempfile
from pathlib import Path

import numpy as np
import soundfile

from .commands import run
from .features import SAMPLE_RATE
from .notes import read_notes, write_notes
from .voices.augment import at_speed, moved_to, speed_of
from .voices.source import resample

WIDEST = 4.0  # semitones either way


def opinion_speeds(count: int) -> list[float]:
    """Speeds in semitones, `count` of them, spread over the whole range; as recorded comes first."""
    others = np.linspace(-WIDEST, WIDEST, count + 1 - count % 2)
    return [0.0, *(float(s) for s in others if s != 0)][:count]


def read_mono(path: Path) -> np.ndarray:
    """A recording at SAMPLE_RATE => (n,) float32."""
    samples, rate = soundfile.read(path, dtype="float32", always_2d=True)
    return resample(samples.mean(axis=1), rate, SAMPLE_RATE)


def track(command: Path, model: str, recordings: Path, notes: Path, semitones: float) -> None:
    """
    Writes to `notes` one NAME.csv per recording, as heard at that speed, in the recording's own time and pitch. Raises
    RuntimeError with what the command said.
    """
    speed = speed_of(semitones)
    with tempfile.TemporaryDirectory() as folder:
        sound = recordings
        if semitones:
            sound = Path(folder)
            for path in sorted(recordings.glob("*.flac")):
                samples = np.clip(at_speed(read_mono(path), speed), -1, 1)
                soundfile.write(sound / f"{path.stem}.wav", samples, SAMPLE_RATE, subtype="PCM_16")
        run([str(command), "transcribe", str(sound), "--model", model, "--notes", f"{notes}/", "--quiet"])
    if semitones:
        for path in notes.glob("*.csv"):
            write_notes(path, moved_to(read_notes(path), 1 / speed))
