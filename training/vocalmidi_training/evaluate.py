"""What trained networks hear on annotated recordings, without the engine's tracker:

python3 -m vocalmidi_training.evaluate RUN/best.pt ... --recordings FOLDER --command build/bin/vocalmidi

A row per network and look-ahead, F in %. For tables of what was tried; nothing is chosen by it while training.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from .config import TrainConfig
from .dataset import Clip, load_clip
from .decode import DecodeConfig, decode
from .export import load_model
from .features import HOP_SECONDS, compute_features
from .metrics import mean_score
from .model import VoiceModel
from .notes import PITCH, read_notes, write_notes
from .validate import hear

PLAUSIBLE = (30, 96)  # MIDI pitches of annotated notes; others are slips of the pen
DECODING = DecodeConfig(onset=0.4)


def read_recordings(folder: Path, command: Path) -> list[Clip]:
    """Recordings (NAME.flac or .wav with NAME.notes.csv) as clips. Raises ValueError where there are none."""
    annotated = sorted(folder.glob("*.notes.csv"))
    if not annotated:
        raise ValueError(f"{folder} holds no NAME.notes.csv")
    clips = []
    with tempfile.TemporaryDirectory() as made:
        names = [path.name.removesuffix(".notes.csv") for path in annotated]
        sounds = [_sound(folder, name) for name in names]
        compute_features(command, sounds, Path(made))
        for name, path in zip(names, annotated):
            notes = read_notes(path)
            kept = (notes[:, PITCH] >= PLAUSIBLE[0]) & (notes[:, PITCH] <= PLAUSIBLE[1])
            write_notes(Path(made) / path.name, notes[kept])
            clips.append(load_clip(Path(made) / f"{name}.npy", 0, 0.0))
    return clips


def _sound(folder: Path, name: str) -> Path:
    """The recording of that name. Raises ValueError where it is missing."""
    for path in (folder / f"{name}.flac", folder / f"{name}.wav"):
        if path.exists():
            return path
    raise ValueError(f"{folder / name}.notes.csv has no {name}.flac or {name}.wav beside it")


def rows(name: str, model: VoiceModel, config: TrainConfig, clips: list[Clip]) -> list[str]:
    """One line of a Markdown table per look-ahead."""
    heard = [hear(model, clip) for clip in clips]
    lines = []
    for head, lookahead in enumerate(config.model.lookahead):
        score = mean_score([(clip.notes, decode(said[:, head], clip.features, lookahead, DECODING))
                            for clip, said in zip(clips, heard)])
        lines.append(f"| {name} | {round(1000 * lookahead * HOP_SECONDS)} ms | "
                     f"{100 * score.con:.1f} | {100 * score.conp:.1f} | {100 * score.conpoff:.1f} |")
    return lines


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(prog="vocalmidi_training.evaluate", description=__doc__.splitlines()[0])
    parser.add_argument("checkpoints", type=Path, nargs="+")
    parser.add_argument("--recordings", type=Path, required=True, help="NAME.flac or .wav with NAME.notes.csv")
    parser.add_argument("--command", type=Path, default=Path("build/bin/vocalmidi"), help="the vocalmidi command")
    words = parser.parse_args()
    try:
        clips = read_recordings(words.recordings, words.command)
        print("| network | look-ahead | COn | COnP | COnPOff |\n|---|---|---|---|---|")
        for path in words.checkpoints:
            model, _, config = load_model(path)
            print("\n".join(rows(path.parent.name, model, config, clips)), flush=True)
    except (OSError, ValueError, RuntimeError) as problem:
        print(f"vocalmidi training: {problem}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
