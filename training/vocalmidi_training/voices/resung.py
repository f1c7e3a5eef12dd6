"""Recordings of free singing, sung again to new melodies: real voices, consonants and rooms, exact notes."""
import pathlib
from dataclasses import replace

import numpy as np
from scipy.signal import resample_poly

from . import clips, melody, singing, units
from .source import Source, from_file, joined, joined_seconds
from .units import Unit

FORMANT_SHIFTS = ((1, 1), (1, 1), (1, 1), (9, 10), (11, 10), (8, 9), (10, 9), (7, 8), (8, 7), (19, 20), (20, 19))
NEVER = ("vocadito_1.",)        # kept for measuring


class Library:
    """Recordings grouped by singer (the first two words of the file's name), analysed when first used."""

    def __init__(self, folder: pathlib.Path, notes: pathlib.Path | None = None):
        files = sorted(p for p in folder.iterdir() if p.suffix.lower() in (".flac", ".wav", ".ogg"))
        self.files = [p for p in files if not p.name.startswith(NEVER)]
        if not self.files:
            raise SystemExit(f"no recordings (.flac, .wav, .ogg) in {folder}")
        self.notes = notes
        self.singers: dict[str, list[pathlib.Path]] = {}
        for p in self.files:
            self.singers.setdefault("_".join(p.stem.split("_")[:2]), []).append(p)
        self._known: dict[pathlib.Path, tuple[Source, list[Unit]]] = {}

    def get(self, path: pathlib.Path) -> tuple[Source, list[Unit]]:
        if path not in self._known:
            source = from_file(path)
            found = units.find(source)
            if self.notes is not None:
                found = confirmed(found, self.notes / f"{path.stem}.csv")
            self._known[path] = (source, found)
        return self._known[path]

    def pick(self, rng: np.random.Generator) -> tuple[Source, list[Unit]]:
        """One to three recordings of one singer, as one source, with at least a handful of syllables."""
        while True:
            names = list(self.singers)
            # Singers with many recordings come up more often, but not in proportion.
            weight = np.array([len(self.singers[n]) ** 0.6 for n in names])
            paths = self.singers[names[rng.choice(len(names), p=weight / weight.sum())]]
            chosen = rng.permutation(len(paths))[:int(rng.integers(1, 4))]
            parts = [self.get(paths[i]) for i in chosen]
            source, found = joined([p for p, _ in parts]), []
            at = 0.0
            for part, its in parts:
                found += [u.moved(at) for u in its]
                at += joined_seconds(part)
            if len(found) >= 6:
                return source, found


def confirmed(found: list[Unit], notes: pathlib.Path) -> list[Unit]:
    """The syllables of which a tracker hears at least half as a note. notes: onset_s,offset_s,... ; without the file,
    all of them."""
    if not notes.exists():
        return found
    spans = np.loadtxt(notes, delimiter=",", skiprows=1, usecols=(0, 1), ndmin=2)

    def heard(u: Unit) -> float:
        overlap = np.minimum(spans[:, 1], u.core_end) - np.maximum(spans[:, 0], u.core_start)
        return float(np.sum(np.clip(overlap, 0, None)))
    return [u for u in found if heard(u) >= 0.5 * (u.core_end - u.core_start)]


def other_singer(source: Source, found: list[Unit], up: int, down: int) -> tuple[Source, list[Unit]]:
    """The same recording with all formants (and the pitch) moved by down/up: a smaller or larger singer."""
    if up == down:
        return source, found
    q = up / down
    n = len(source.f0)
    grid = np.arange(int(n * q)) / q
    pick = np.minimum(np.round(grid).astype(int), n - 1)
    shifted = replace(
        source, x=resample_poly(source.x, up, down).astype(np.float32),
        marks=np.round(source.marks * q).astype(np.int64), f0=source.f0[pick] / q, clarity=source.clarity[pick],
        level=source.level[pick], mid=source.mid[pick], shape=source.shape[pick])
    return shifted, [u.scaled(q) for u in found]


def in_order(rng: np.random.Generator, found: list[Unit]):
    """A chooser that goes through the syllables as recorded, with repeats and jumps."""
    state = {"at": int(rng.integers(len(found)))}

    def choose(count: int, last: float) -> Unit:
        r = rng.random()
        if r < 0.15:
            state["at"] = int(rng.integers(len(found)))
        elif r > 0.1 + 0.15:
            state["at"] = (state["at"] + 1) % len(found)
        unit = found[state["at"]]
        if abs(unit.pitch - last) > 8:
            some = rng.integers(len(found), size=6)
            unit = min((found[i] for i in some), key=lambda u: abs(u.pitch - last))
        return unit
    return choose


def clip(library: Library, seed: int, index: int) -> tuple[np.ndarray, clips.Notes]:
    """Clip number `index`: 10 to 30 s at OUT_RATE, and its notes."""
    rng = clips.generator("resung", seed, index)
    source, found = other_singer(*library.pick(rng), *FORMANT_SHIFTS[rng.integers(len(FORMANT_SHIFTS))])
    style = melody.style(rng, float(np.median([u.pitch for u in found])))
    x, notes = singing.sing(rng, source, in_order(rng, found), style, rng.uniform(10, 30))
    x = clips.at_peak(x, rng.uniform(-12, -1))
    floor = 10 ** (rng.uniform(-85, -60) / 20)
    return x + (floor * rng.standard_normal(len(x))).astype(np.float32), notes
