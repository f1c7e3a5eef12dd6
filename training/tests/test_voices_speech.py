"""Speech sung, and the sounds that are no notes."""
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

import numpy as np

sys.path[:0] = [str(pathlib.Path(__file__).parent), str(pathlib.Path(__file__).parents[1])]
import voices_checks as checks                                    # noqa: E402
from vocalmidi_training.voices import lexicon, noise, speech, speechsung   # noqa: E402

TRAINING = pathlib.Path(__file__).parents[1]
HAVE_SPEECH = shutil.which("flite") and shutil.which("espeak-ng")


class Negatives(unittest.TestCase):
    def test_noises_are_finite_long_enough_and_no_notes(self):
        for index in range(12):
            if HAVE_SPEECH or index in (0, 1, 2):
                x, notes = noise.clip(4, index)
                self.assertEqual([], notes)
                self.assertTrue(np.isfinite(x).all())
                self.assertTrue(160000 <= len(x) <= 480000)

    def test_every_noise_can_be_made(self):
        for name, make in noise.MAKERS.items():
            if name == "babble" and not HAVE_SPEECH:
                continue
            a, b = (make(np.random.default_rng(3), 24000) for _ in range(2))
            self.assertEqual(24000, len(a), name)
            self.assertGreater(np.std(a), 0, name)
            np.testing.assert_array_equal(a, b, name)

    @unittest.skipUnless(HAVE_SPEECH, "flite and espeak-ng are not installed")
    def test_speech_has_no_notes_and_is_the_same_again(self):
        x, notes = speech.clip(2, 1)
        self.assertEqual([], notes)
        self.assertGreater(np.max(np.abs(x)), 0.05)
        np.testing.assert_array_equal(x, speech.clip(2, 1)[0])


@unittest.skipUnless(HAVE_SPEECH, "flite and espeak-ng are not installed")
class SpeechSung(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.clips = [speechsung.clip(3, i) for i in range(5)]

    def test_sound_agrees_with_the_notes(self):
        pitch = np.concatenate([checks.pitch_errors(x, n) for x, n in self.clips])
        glide = np.concatenate([checks.glide_errors(x, n) for x, n in self.clips])
        rise = np.concatenate([checks.rise_errors(x, n) for x, n in self.clips])
        self.assertGreater(len(pitch), 50)
        self.assertLess(np.median(np.abs(pitch)), 10, "cents")
        self.assertLess(np.percentile(np.abs(pitch), 90), 25, "cents")
        self.assertLess(np.percentile(np.abs(glide), 90), 0.025, "glides, s")
        self.assertLess(np.percentile(np.abs(rise), 80), 0.025, "rises, s")

    def test_the_same_again(self):
        x, notes = speechsung.clip(3, 2)
        np.testing.assert_array_equal(self.clips[2][0], x)
        self.assertEqual(self.clips[2][1], notes)

    def test_the_command_writes_the_same_clip_wherever_it_starts(self):
        with tempfile.TemporaryDirectory() as folder:
            for first, name in ((0, "a"), (1, "b")):
                subprocess.run([sys.executable, "-m", "vocalmidi_training.voices", "noise", "--minutes", "0.6",
                                "--seed", "8", "-o", f"{folder}/{name}", "--first", str(first)],
                               check=True, cwd=TRAINING, capture_output=True)
            a, b = pathlib.Path(folder, "a"), pathlib.Path(folder, "b")
            self.assertEqual((a / "noise_8_00001.wav").read_bytes(), (b / "noise_8_00001.wav").read_bytes())
            for notes in a.glob("*.notes.csv"):
                self.assertEqual("onset_s,offset_s,midi_pitch\n", notes.read_text())

    def test_texts_do_not_change_from_run_to_run(self):
        self.assertEqual(lexicon.texts(), lexicon.texts())


if __name__ == "__main__":
    unittest.main()
