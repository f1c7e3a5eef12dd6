"""python3 -m vocalmidi_training.voices.augment IN_FOLDER OUT_FOLDER --seed S [--copies N]

Clips as other rooms, microphones, codecs and surroundings would give them; some copies stay plain. With --speed they
are also played faster or slower, as a tape would: other singers, at other pitches, and their notes move along. Clip
number i of IN_FOLDER (by name), copy c, depends on (seed, i, c) only.
"""
import argparse
import pathlib
import time
from fractions import Fraction

import numpy as np
import soundfile
from scipy.signal import resample_poly

from ..notes import OFFSET, ONSET, PITCH, read_notes, write_notes
from . import OUT_RATE, chords, clips, codecs, microphones, noise, rooms, speech


def background(rng: np.random.Generator, n: int) -> tuple[np.ndarray, float]:
    """Something to mix in, standard deviation 1, and the least SNR it should be mixed in at (dB)."""
    kind = rng.random()
    if kind < 0.12:
        return chords.music(rng, n), 12.0
    if kind < 0.2:
        x = speech.talk(rng, n)
        return x / (np.std(x) + 1e-9), 12.0
    if kind < 0.24:
        x = noise.babble(rng, n)
        return x / (np.std(x) + 1e-9), 8.0
    return noise.anything(rng, n, cheap=True), 5.0


def loudness(x: np.ndarray) -> float:
    """RMS of the loud parts: the 80th percentile over 20 ms frames."""
    m = max(1, len(x) // 320)
    return float(np.percentile(np.sqrt(np.mean(x[:m * 320].reshape(m, -1) ** 2, axis=1)), 80)) if len(x) >= 320 else 0.0


def altered(rng: np.random.Generator, x: np.ndarray, available: list) -> np.ndarray:
    """x through a random chain: room, background, microphone, compression, clipping, codec, gain, polarity."""
    x = x.astype(np.float64)
    if rng.random() < 0.6:
        x = rooms.reverberate(rng, x)
    if rng.random() < 0.65:
        sound, least = background(rng, len(x))
        snr = rng.uniform(least, 40)
        x = x + sound * max(loudness(x), 1e-4) * 10 ** (-snr / 20)
    if rng.random() < 0.8:
        x = microphones.tone(rng, x)
    if rng.random() < 0.25:
        x = microphones.compress(rng, x)
    if rng.random() < 0.12:
        x = microphones.soft_clip(rng, x)
    if rng.random() < 0.25 and available:
        codec = available[rng.integers(len(available))]
        peak = float(np.max(np.abs(x)))
        if peak > 1e-6:
            x = codec(rng, x * (0.7 / peak))
    if rng.random() < 0.5:
        x = -x
    return clips.at_peak(x, rng.uniform(-30, -1))


def at_speed(x: np.ndarray, speed: Fraction) -> np.ndarray:
    """x as a tape gives it that is played at a speed."""
    return resample_poly(x, speed.denominator, speed.numerator).astype(np.float32)


def moved_to(notes: np.ndarray, speed: Fraction) -> np.ndarray:
    """Notes (n, 3) of a recording as they are when it is played at a speed."""
    moved = notes.copy()
    moved[:, [ONSET, OFFSET]] /= float(speed)
    moved[:, PITCH] += 12 * np.log2(float(speed))
    return moved


def speed_of(semitones: float) -> Fraction:
    """The speed that raises the pitch so far, as a ratio of small numbers."""
    return Fraction(2 ** (semitones / 12)).limit_denominator(100)


def main() -> None:
    parser = argparse.ArgumentParser(prog="vocalmidi_training.voices.augment", description=__doc__)
    parser.add_argument("input", type=pathlib.Path)
    parser.add_argument("output", type=pathlib.Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--copies", type=int, default=1)
    parser.add_argument("--plain", type=float, default=0.2, help="share of the copies that keep room and microphone")
    parser.add_argument("--speed", type=float, default=0, help="largest change of pitch by the speed, semitones")
    args = parser.parse_args()
    files = sorted(args.input.glob("*.wav"))
    if not files:
        raise SystemExit(f"no .wav in {args.input}")
    args.output.mkdir(parents=True, exist_ok=True)
    available = codecs.available()
    missing = [c.__name__ for c in codecs.CODECS if c not in available]
    if missing:
        print(f"codecs this machine lacks, left out: {', '.join(missing)}")
    begin, seconds = time.monotonic(), 0.0
    for i, path in enumerate(files):
        x, rate = soundfile.read(path, dtype="float32")
        if rate != OUT_RATE or x.ndim != 1:
            raise SystemExit(f"{path}: {OUT_RATE} Hz mono expected")
        for copy in range(args.copies):
            rng = clips.generator(f"augment{copy}", args.seed, i)
            name = f"{path.stem}_a{copy}"
            y = x if rng.random() < args.plain else altered(rng, x, available)
            speed = Fraction(1)
            if args.speed > 0:
                speed = speed_of(rng.uniform(-args.speed, args.speed))
                y = at_speed(y, speed)
            soundfile.write(args.output / f"{name}.wav", np.clip(y, -1, 1), OUT_RATE, subtype="PCM_16")
            for notes in path.parent.glob(f"{path.stem}.*.csv"):
                kind = notes.name.removeprefix(path.stem)
                write_notes(args.output / f"{name}{kind}", moved_to(read_notes(notes), speed))
            seconds += len(x) / OUT_RATE
    spent = time.monotonic() - begin
    print(f"augment: {len(files) * args.copies} clips, {seconds / 60:.1f} min, {seconds / spent:.0f} x real time")


if __name__ == "__main__":
    main()
