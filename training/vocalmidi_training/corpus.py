"""Makes the corpus: python3 -m vocalmidi_training.corpus CONFIG.toml --corpus FOLDER --command build/bin/vocalmidi
[--recordings FOLDER].

Each [[corpus]] table of the configuration is a folder of recordings with their notes: synthesised voices, re-sung or
spoken ones, or licensed recordings with the notes that our own tracker finds in them. Then come copies as they would
sound in rooms and through telephones, and then the features of all. What is already there is not made again.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tomllib
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path

import soundfile

from .commands import run
from .features import SAMPLE_RATE, compute_features
from .notes import notes_path, opinion_path, read_notes, write_notes
from .opinions import opinion_speeds, read_mono, track

MADE = ".made"  # written last: the folder is complete


@dataclass(frozen=True)
class Recipe:
    """One folder of the corpus."""

    folder: str
    kind: str  # synthesise, voices or recordings
    what: str = ""  # a set of `vocalmidi synthesise`, a kind of vocalmidi_training.voices, a pattern of file names
    files: int = 0  # of a set
    minutes: float = 0  # of voices
    seed: int = 1
    copies: int = 0  # of each recording, in other rooms, through other microphones; 0: as it is, once
    plain: float = 0.2  # share of the copies that keep room and microphone
    speed: float = 0  # copies are also played at other speeds, so many semitones at most either way
    without: str = ""  # pattern of file names that are left out
    opinions: int = 1  # of recordings: how many times the tracker hears each, every time at another speed


class Corpus:
    """Where things are, and how they are made."""

    def __init__(self, root: Path, command: Path, recordings: Path | None, teacher: str = "none") -> None:
        self.root, self.command, self.recordings, self.teacher = root, command, recordings, teacher

    def make(self, recipe: Recipe) -> None:
        """Makes a folder unless it is there whole."""
        folder = self.root / recipe.folder
        if (folder / MADE).exists():
            return
        print(f"making {folder}", flush=True)
        shutil.rmtree(folder, ignore_errors=True)
        sound = folder / "sound"
        sound.mkdir(parents=True)
        {"synthesise": self._synthesise, "voices": self._voices, "recordings": self._recordings}[recipe.kind](recipe, sound)
        if recipe.copies > 0:
            plain, sound = sound, folder / "copies"
            self._python("vocalmidi_training.voices.augment", plain, sound,
                         "--seed", recipe.seed, "--copies", recipe.copies,
                         "--plain", recipe.plain, "--speed", recipe.speed)
        recordings = sorted([*sound.glob("*.wav"), *sound.glob("*.flac")])
        compute_features(self.command, recordings, folder)
        for notes in sound.glob("*.csv"):
            shutil.copy(notes, folder)
        for used in ("sound", "copies"):
            shutil.rmtree(folder / used, ignore_errors=True)
        (folder / MADE).touch()

    def _synthesise(self, recipe: Recipe, sound: Path) -> None:
        count = ["--files", recipe.files] if recipe.files > 0 else []
        self._vocalmidi("synthesise", recipe.what, "-o", sound, *count)

    def _voices(self, recipe: Recipe, sound: Path) -> None:
        sources = []
        if recipe.what == "resung":
            sources = ["--sources", self._source_folder(), "--notes", self._tracked_notes()]
        self._python("vocalmidi_training.voices", recipe.what, "--minutes", recipe.minutes, "--seed", recipe.seed,
                     "-o", sound, *sources)

    def _recordings(self, recipe: Recipe, sound: Path) -> None:
        first, *others = [self._tracked_notes(semitones) for semitones in opinion_speeds(recipe.opinions)]
        for path in sorted(self._source_folder().glob("*.flac")):
            if not fnmatch(path.stem, recipe.what) or (recipe.without and fnmatch(path.stem, recipe.without)):
                continue
            soundfile.write(sound / f"{path.stem}.wav", read_mono(path), SAMPLE_RATE, subtype="PCM_16")
            write_notes(notes_path(sound, path.stem), read_notes(first / f"{path.stem}.csv"))
            for number, other in enumerate(others, 1):
                write_notes(opinion_path(sound, path.stem, number), read_notes(other / f"{path.stem}.csv"))

    def _source_folder(self) -> Path:
        if self.recordings is None:
            raise ValueError("this corpus needs licensed recordings: name their folder with --recordings")
        return self.recordings

    def _tracked_notes(self, semitones: float = 0) -> Path:
        """What the whole-file tracker finds in the licensed recordings, listening with the teacher at a speed."""
        notes = self.root / f"notes-by-{Path(self.teacher).stem}{f'-at{semitones:+.1f}' if semitones else ''}"
        if not (notes / MADE).exists():
            notes.mkdir(parents=True, exist_ok=True)
            track(self.command, self.teacher, self._source_folder(), notes, semitones)
            (notes / MADE).touch()
        return notes

    def _vocalmidi(self, *words: object) -> None:
        run([str(self.command), *map(str, words)])

    def _python(self, module: str, *words: object) -> None:
        run([sys.executable, "-m", module, *map(str, words)])


def load_recipes(path: Path) -> list[Recipe]:
    """The [[corpus]] tables of a configuration."""
    with open(path, "rb") as file:
        tables = tomllib.load(file).get("corpus", [])
    try:
        return [Recipe(**table) for table in tables]
    except TypeError as problem:
        raise ValueError(f"{path}, [[corpus]]: {problem}") from problem


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(prog="vocalmidi_training.corpus", description=__doc__.splitlines()[0])
    parser.add_argument("config", type=Path)
    parser.add_argument("--corpus", type=Path, required=True, help="folder to make it in")
    parser.add_argument("--command", type=Path, default=Path("build/bin/vocalmidi"), help="the vocalmidi command")
    parser.add_argument("--recordings", type=Path, help="folder with the licensed recordings")
    parser.add_argument("--teacher", default="none", help="model (.onnx) whose notes the recordings are taught with; "
                        "none, the default: the classical tracker's")
    words = parser.parse_args()
    try:
        corpus = Corpus(words.corpus, words.command, words.recordings, words.teacher)
        for recipe in load_recipes(words.config):
            corpus.make(recipe)
    except (OSError, ValueError, RuntimeError) as problem:
        print(f"vocalmidi training: {problem}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
