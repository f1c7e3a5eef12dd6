"""python3 -m vocalmidi_training.voices KIND --minutes M --seed S -o FOLDER [--sources FOLDER] [--first K]"""
import argparse
import pathlib
import time

from . import OUT_RATE, clips

KINDS = ("resung", "speech-sung", "speech", "noise")


def _maker(kind: str, sources: pathlib.Path | None, notes: pathlib.Path | None):
    """(seed, index) -> (sound, notes)."""
    if kind == "resung":
        from . import resung
        if sources is None:
            raise SystemExit("resung needs --sources FOLDER with recordings of free singing")
        library = resung.Library(sources, notes)
        return lambda seed, index: resung.clip(library, seed, index)
    if kind == "speech-sung":
        from . import speechsung
        return speechsung.clip
    if kind == "speech":
        from . import speech
        return speech.clip
    if kind == "noise":
        from . import noise
        return noise.clip
    raise SystemExit(f"unknown kind: {kind}")


def main() -> None:
    parser = argparse.ArgumentParser(prog="vocalmidi_training.voices", description=__doc__)
    parser.add_argument("kind", choices=KINDS)
    parser.add_argument("--minutes", type=float, default=5.0, help="how much to write")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("-o", "--output", type=pathlib.Path, required=True)
    parser.add_argument("--sources", type=pathlib.Path, help="resung: folder of recordings")
    parser.add_argument("--notes", type=pathlib.Path, help="resung: folder of NAME.csv, notes of the recordings")
    parser.add_argument("--first", type=int, default=0, help="index of the first clip")
    args = parser.parse_args()
    args.output.mkdir(parents=True, exist_ok=True)
    make = _maker(args.kind, args.sources, args.notes)
    begin, seconds, index, count = time.monotonic(), 0.0, args.first, 0
    while seconds < args.minutes * 60:
        x, notes = make(args.seed, index)
        clips.write(args.output, f"{args.kind}_{args.seed}_{index:05d}", x, notes)
        seconds += len(x) / OUT_RATE
        count += len(notes)
        index += 1
    spent = time.monotonic() - begin
    print(f"{args.kind}: clips {args.first}..{index - 1}, {seconds / 60:.1f} min, {count} notes, "
          f"{seconds / spent:.0f} x real time")


if __name__ == "__main__":
    main()
