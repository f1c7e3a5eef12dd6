"""Notes as arrays: one row per note, columns onset (s), offset (s), MIDI pitch (semitones, fractional)."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np

ONSET, OFFSET, PITCH = 0, 1, 2


def read_notes(path: Path) -> np.ndarray:
    """Reads a notes CSV => (n, 3) float64, sorted by onset. Columns past the third are passed over."""
    rows = []
    with open(path, newline="", encoding="utf-8") as file:
        for number, row in enumerate(csv.reader(file)):
            if number == 0 and row and row[0] == "onset_s":
                continue
            try:
                rows.append([float(value) for value in row[:3]])
            except ValueError as problem:
                raise ValueError(f"{path}, line {number + 1}: not a note: {','.join(row)}") from problem
    notes = np.array(rows, dtype=float).reshape(-1, 3)
    return notes[np.argsort(notes[:, ONSET], kind="stable")]


def write_notes(path: Path, notes: np.ndarray) -> None:
    """Writes (n, 3) notes as CSV with the header onset_s,offset_s,midi_pitch."""
    with open(path, "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["onset_s", "offset_s", "midi_pitch"])
        writer.writerows([f"{onset:.5f}", f"{offset:.5f}", f"{pitch:.4f}"] for onset, offset, pitch in notes)


def notes_path(folder: Path, name: str) -> Path:
    """Where the notes of a clip are."""
    return folder / f"{name}.notes.csv"


def opinion_path(folder: Path, name: str, number: int) -> Path:
    """Where the notes of a clip are that were heard another time."""
    return folder / f"{name}.opinion{number}.csv"


def opinions_of(folder: Path, name: str) -> list[Path]:
    """All that was heard another time, in order."""
    return sorted(folder.glob(f"{name}.opinion*.csv"))
