"""The stages by themselves: labels, decoding, scores, the network as a stream, the exported file."""

from __future__ import annotations

import hashlib
import json
import tempfile
import unittest
from pathlib import Path

import numpy as np
import torch

from vocalmidi_training.config import load_config
from vocalmidi_training.dataset import load_clip
from vocalmidi_training.decode import decode
from vocalmidi_training.export import export, manifest
from vocalmidi_training.features import FEATURES, TOP_PITCH, hop_times
from vocalmidi_training.labels import average, label
from vocalmidi_training.metrics import score
from vocalmidi_training.model import ModelConfig, OUTPUTS, VoiceModel
from vocalmidi_training.notes import notes_path, opinion_path, write_notes
from vocalmidi_training.opinions import WIDEST, opinion_speeds

from .small_corpus import small_config

NOTES = np.array([[0.20, 0.50, 60.2], [0.50, 0.70, 61.3], [0.90, 1.20, 58.0]])


def features_of(hops: int) -> np.ndarray:
    features = np.zeros((hops, FEATURES), np.float32)
    features[:, TOP_PITCH] = 60
    for onset, offset, pitch in NOTES:
        features[(hop_times(hops) >= onset) & (hop_times(hops) < offset), TOP_PITCH] = pitch
    return features


class StagesTest(unittest.TestCase):
    def test_labels_peak_at_the_onsets_and_cover_the_notes(self) -> None:
        truth = label(features_of(300), NOTES)
        times = hop_times(300)
        self.assertAlmostEqual(truth.voicing.sum() * 0.005, 0.8, delta=0.015)
        for onset in NOTES[:, 0]:
            near = np.abs(times - onset) < 0.05
            self.assertLess(abs(times[near][truth.onset[near].argmax()] - onset), 0.003)
        self.assertTrue(np.all(np.isnan(truth.glide[times < 0.19])))
        self.assertLess(np.nanmax(np.abs(truth.glide)), 0.01)

    def test_opinions_that_differ_make_labels_unsure(self) -> None:
        features, times = features_of(300), hop_times(300)
        unsure = average([label(features, NOTES), label(features, NOTES[:2])])
        certain = label(features, NOTES)
        for truth in (unsure.voicing, unsure.onset, unsure.offset):
            self.assertEqual(truth.dtype, np.float32)
        late = times > 0.8
        np.testing.assert_allclose(unsure.onset[late], certain.onset[late] / 2, atol=1e-6)
        np.testing.assert_allclose(unsure.voicing[~late], certain.voicing[~late], atol=1e-6)
        np.testing.assert_array_equal(unsure.glide, certain.glide)

    def test_clips_are_labelled_by_all_opinions_beside_them(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder)
            np.save(root / "sung.npy", features_of(300))
            write_notes(notes_path(root, "sung"), NOTES)
            certain = load_clip(root / "sung.npy", 0, 0.0)
            write_notes(opinion_path(root, "sung", 1), NOTES[:2])
            write_notes(opinion_path(root, "sung-again", 1), NOTES[:1])  # another clip's
            unsure = load_clip(root / "sung.npy", 0, 0.0)
        self.assertEqual(certain.targets[:, 1].max(), unsure.targets[:, 1].max())
        self.assertAlmostEqual(certain.targets[200, 0] / 2, unsure.targets[200, 0])
        np.testing.assert_array_equal(unsure.notes, certain.notes)

    def test_opinions_are_heard_at_speeds_either_way_and_as_recorded_first(self) -> None:
        self.assertEqual(opinion_speeds(1), [0.0])
        for count in (3, 7):
            speeds = opinion_speeds(count)
            self.assertEqual((len(speeds), speeds[0]), (count, 0.0))
            self.assertAlmostEqual(sum(speeds), 0)
            self.assertEqual(max(speeds), WIDEST)

    def test_what_the_labels_say_decodes_to_the_notes(self) -> None:
        features = features_of(300)
        truth = label(features, NOTES)
        logit = lambda p: np.log(np.clip(p, 1e-4, 1 - 1e-4) / (1 - np.clip(p, 1e-4, 1 - 1e-4)))
        for lookahead in (0, 10):
            heard = np.zeros((300, len(OUTPUTS)))
            heard[:, 0], heard[:, 1] = -9, -9
            heard[lookahead:, 0] = logit(truth.voicing)[:300 - lookahead]
            heard[lookahead:, 1] = logit(truth.onset)[:300 - lookahead]
            found = decode(heard, features, lookahead)
            np.testing.assert_allclose(found, NOTES, atol=0.008)

    def test_scores_count_as_the_field_counts(self) -> None:
        found = NOTES + [[0.049, 0, 0], [0.051, 0, 0], [0, 0.07, 0.6]]
        result = score(NOTES, found)
        self.assertAlmostEqual(result.con, 2 / 3)
        self.assertAlmostEqual(result.conp, 1 / 3)
        self.assertAlmostEqual(result.conpoff, 1 / 3)
        doubled = score(NOTES, np.concatenate([NOTES, NOTES]))
        self.assertAlmostEqual(doubled.con, 2 * 3 / 9)

    def test_the_network_streams_hop_by_hop_to_the_same_answers(self) -> None:
        torch.manual_seed(3)
        model = VoiceModel(ModelConfig(channels=12, dilations=(1, 2, 4))).eval()
        features = torch.randn(2, 60, FEATURES)
        whole = model(features, *model.first_states(2))[0]
        states, parts = model.first_states(2), []
        for first, end in [(0, 1), (1, 2), (2, 30), (30, 31), (31, 60)]:
            said, *states = model(features[:, first:end], *states)
            parts.append(said)
        torch.testing.assert_close(torch.cat(parts, dim=1), whole, rtol=0, atol=1e-5)

    def test_the_network_does_not_hear_the_future(self) -> None:
        model = VoiceModel(ModelConfig(channels=12, dilations=(1, 2, 4))).eval()
        features = torch.randn(1, 60, FEATURES)
        before = model(features, *model.first_states(1))[0]
        features[:, 40:] += 5
        after = model(features, *model.first_states(1))[0]
        self.assertTrue(torch.equal(before[:, :40], after[:, :40]))
        self.assertFalse(torch.equal(before[:, 40:], after[:, 40:]))

    def test_the_manifest_says_what_was_exported(self) -> None:
        config = small_config()
        model = VoiceModel(config.model).eval()
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "small.onnx"
            export(model, path)
            said = json.loads(json.dumps(manifest(model, path, config, {"epoch": 3}, "the command")))
            self.assertEqual(said["sha256"], hashlib.sha256(path.read_bytes()).hexdigest())
        self.assertEqual(said["lookahead_hops"], [0, 4])
        self.assertEqual(said["inputs"]["state_2"], [None, 8, 4])
        self.assertEqual(said["outputs"]["heard"], [None, None, 2, 4])

    def test_a_setting_that_does_not_exist_is_refused_by_name(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "bad.toml"
            path.write_text("[model]\nchanels = 3\n")
            with self.assertRaisesRegex(ValueError, "bad.toml.*chanels"):
                load_config(path)


if __name__ == "__main__":
    unittest.main()
