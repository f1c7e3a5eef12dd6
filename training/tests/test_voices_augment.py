"""Rooms, microphones and codecs change the sound, never when a note starts."""
import pathlib
import subprocess
import sys
import tempfile
import unittest

import numpy as np
import soundfile

sys.path[:0] = [str(pathlib.Path(__file__).parents[1])]
from vocalmidi_training.voices import augment, chords, codecs, microphones, rooms   # noqa: E402

TRAINING = pathlib.Path(__file__).parents[1]


def tone_bursts() -> np.ndarray:
    t = np.arange(32000) / 16000
    return 0.3 * np.sin(2 * np.pi * 300 * t) * ((t % 0.5) > 0.25)


class Augment(unittest.TestCase):
    def test_the_direct_sound_of_a_room_comes_at_once(self):
        for seed in range(20):
            response = rooms.impulse_response(np.random.default_rng(seed))
            self.assertEqual(1, response[0])
            self.assertLess(np.sum(response[1:] ** 2), 10 ** 0.21)

    def test_no_link_of_the_chain_moves_an_onset(self):
        x = tone_bursts()
        links = [rooms.reverberate, microphones.tone, microphones.compress, microphones.soft_clip]
        for link in links + codecs.available():
            for seed in range(4):
                y = link(np.random.default_rng(seed), x)
                self.assertEqual(len(x), len(y))
                window = np.hanning(160)
                rise = [np.argmax(np.diff(np.convolve(v[9600:14400] ** 2, window, "same"))) for v in (x, y)]
                self.assertLess(abs(rise[1] - rise[0]) / 16000, 0.006, link.__name__)

    def test_at_another_speed_pitch_length_and_notes_go_together(self):
        x = 0.3 * np.sin(2 * np.pi * 300 * np.arange(32000) / 16000).astype(np.float32)
        notes = np.array([[0.5, 1.5, 62.37]])
        for semitones in (-4.0, 3.0, 12.0):
            played = augment.speed_of(semitones)
            y, moved = augment.at_speed(x, played), augment.moved_to(notes, played)
            speed = 2 ** (semitones / 12)
            self.assertAlmostEqual(2 / speed, len(y) / 16000, delta=0.02)
            np.testing.assert_allclose(moved, [[0.5 / speed, 1.5 / speed, 62.37 + semitones]], atol=0.05)
            loudest = np.argmax(np.abs(np.fft.rfft(y))) / (len(y) / 16000)
            self.assertAlmostEqual(300 * speed, loudest, delta=3)

    def test_music_is_as_long_as_asked(self):
        self.assertEqual(20000, len(chords.music(np.random.default_rng(1), 20000)))

    def test_silence_survives(self):
        for seed in range(6):
            y = augment.altered(np.random.default_rng(seed), np.zeros(16000), codecs.available())
            self.assertTrue(np.isfinite(y).all())

    def test_notes_are_copied_and_the_same_seed_gives_the_same_sound(self):
        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder)
            (root / "in").mkdir()
            for name in "pqr":
                soundfile.write(root / "in" / f"{name}.wav", tone_bursts(), 16000)
                (root / "in" / f"{name}.notes.csv").write_text("onset_s,offset_s,midi_pitch\n0.25,0.5,62.3\n")
            for out in ("a", "b"):
                subprocess.run([sys.executable, "-m", "vocalmidi_training.voices.augment", str(root / "in"),
                                str(root / out), "--seed", "4", "--copies", "2"], check=True, cwd=TRAINING,
                               capture_output=True)
            names = sorted(p.name for p in (root / "a").iterdir())
            self.assertEqual(12, len(names))
            for name in names:
                self.assertEqual((root / "a" / name).read_bytes(), (root / "b" / name).read_bytes())
            self.assertIn("62.3", (root / "a" / "p_a1.notes.csv").read_text())


if __name__ == "__main__":
    unittest.main()
