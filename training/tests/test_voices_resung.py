"""Re-singing: grains keep the pitch asked for, labels agree with the sound, clips depend on seed and index only."""
import os
import pathlib
import sys
import tempfile
import unittest

import numpy as np
import soundfile

sys.path[:0] = [str(pathlib.Path(__file__).parent), str(pathlib.Path(__file__).parents[1])]
import voices_checks as checks                                    # noqa: E402
import voices_sample                                              # noqa: E402
from vocalmidi_training.voices import TICK, f0, psola, resung, source, units   # noqa: E402


class Resung(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        root = pathlib.Path(cls.folder.name)
        cls.cache, os.environ["XDG_CACHE_HOME"] = os.environ.get("XDG_CACHE_HOME"), str(root / "cache")
        (root / "songs").mkdir()
        for i in range(3):
            soundfile.write(root / "songs" / f"some_singer_{i}.wav", voices_sample.recording(i), voices_sample.RATE)
        soundfile.write(root / "songs" / "vocadito_1.wav", voices_sample.recording(9), voices_sample.RATE)
        cls.library = resung.Library(root / "songs")
        cls.clips = [resung.clip(cls.library, 5, i) for i in range(6)]

    @classmethod
    def tearDownClass(cls):
        if cls.cache is None:
            del os.environ["XDG_CACHE_HOME"]
        else:
            os.environ["XDG_CACHE_HOME"] = cls.cache
        cls.folder.cleanup()

    def test_recordings_kept_for_measuring_are_never_sung(self):
        self.assertEqual(3, len(self.library.files))

    def test_most_syllables_are_found(self):
        s, found = self.library.get(self.library.files[0])
        self.assertGreaterEqual(len(found), 8)
        for u in found:
            times = (u.first, u.start, u.onset, u.core_start, u.core_end, u.tail_start, u.offset, u.faded, u.end)
            self.assertEqual(sorted(times), list(times))

    def test_grains_give_the_pitch_asked_for(self):
        s, found = self.library.get(self.library.files[0])
        u = max(found, key=lambda u: u.core_end - u.core_start)
        path = np.arange(u.core_start, u.core_end, TICK)
        for shift in (-7, 0, 7):
            flat = np.full(len(path), u.pitch + shift)
            plan = psola.Plan(path, flat, np.zeros(len(path)), path, np.zeros(len(path)))
            y = source.resample(psola.render(s.x, s.marks, s.voiced, plan, np.zeros(1)), 48000, 16000)
            got = f0.track(y).f0[6:-6]
            cents = 1200 * np.log2(np.median(got[got > 0]) / 440) + 6900 - 100 * (u.pitch + shift)
            self.assertLess(abs(cents), 5, f"{shift} semitones")

    def test_sound_agrees_with_the_notes(self):
        pitch = np.concatenate([checks.pitch_errors(x, n) for x, n in self.clips])
        glide = np.concatenate([checks.glide_errors(x, n) for x, n in self.clips])
        rise = np.concatenate([checks.rise_errors(x, n) for x, n in self.clips])
        self.assertGreater(len(pitch), 60)
        self.assertLess(np.median(np.abs(pitch)), 10, "cents")
        self.assertLess(np.percentile(np.abs(pitch), 90), 25, "cents")
        self.assertLess(np.percentile(np.abs(glide), 90), 0.025, "glides, s")
        self.assertLess(np.percentile(np.abs(rise), 80), 0.025, "rises, s")

    def test_notes_are_in_order_and_do_not_overlap(self):
        for x, notes in self.clips:
            last = 0.0
            for onset, offset, _ in notes:
                self.assertGreaterEqual(onset, last - 1e-9)
                self.assertGreater(offset, onset)
                last = offset
            self.assertLessEqual(last, len(x) / 16000)

    def test_a_clip_depends_on_seed_and_index_only(self):
        again, notes = resung.clip(resung.Library(self.library.files[0].parent), 5, 3)
        np.testing.assert_array_equal(self.clips[3][0], again)
        self.assertEqual(self.clips[3][1], notes)
        self.assertNotEqual(notes, resung.clip(self.library, 6, 3)[1])

    def test_the_middle_of_a_rise(self):
        level = np.concatenate((np.full(20, -60.0), 20 * np.log10(np.linspace(0.001, 1, 11)), np.zeros(20)))
        middle, clear = units._climb(level, 0, 50)
        self.assertAlmostEqual(25, middle, delta=2)
        self.assertTrue(clear)


if __name__ == "__main__":
    unittest.main()
