"""A run: that it learns, that it goes on exactly, that what it writes can be trusted."""

from __future__ import annotations

import tempfile
import unittest
from dataclasses import replace
from pathlib import Path

import torch

from vocalmidi_training import checkpoint
from vocalmidi_training.dataset import Crops, load_corpus
from vocalmidi_training.evaluate import rows
from vocalmidi_training.features import BANDS, TOP_PITCH
from vocalmidi_training.schedule import rate_at
from vocalmidi_training.train import Processes, Run, train

from .small_corpus import CLIPS, small_config, write_corpus


class TrainingTest(unittest.TestCase):
    def setUp(self) -> None:
        self._folder = tempfile.TemporaryDirectory()
        self.root = Path(self._folder.name)
        write_corpus(self.root / "corpus")
        torch.set_num_threads(1)

    def tearDown(self) -> None:
        self._folder.cleanup()

    def run_of(self, name: str, **changes: object) -> Run:
        return Run(small_config(**changes), self.root / "corpus", self.root / name, Processes())

    def test_a_run_that_stops_and_goes_on_ends_with_the_weights_of_one_that_never_stopped(self) -> None:
        whole = self.run_of("whole")
        train(whole)
        train(self.run_of("halves"), stop_after=2)
        second = self.run_of("halves")
        self.assertTrue(second.resume())
        self.assertEqual(second.epoch, 2)
        train(second)
        for uninterrupted, resumed in ((whole.model, second.model), (whole.mean.model, second.mean.model)):
            for name, weight in uninterrupted.state_dict().items():
                self.assertTrue(torch.equal(weight, resumed.state_dict()[name]), name)

    def test_what_is_kept_is_the_mean_of_the_latest_weights_or_the_last_ones(self) -> None:
        last, mean = self.run_of("last", average=0.0), self.run_of("mean", average=0.9)
        first = {name: weight.clone() for name, weight in mean.model.state_dict().items()}
        for run in (last, mean):
            train(run, stop_after=1)
        name = "entry.weight"
        self.assertTrue(torch.equal(last.mean.model.state_dict()[name], last.model.state_dict()[name]))
        moved = (mean.model.state_dict()[name] - first[name]).norm()
        moved_mean = (mean.mean.model.state_dict()[name] - first[name]).norm()
        self.assertTrue(0 < moved_mean < moved)

    def test_only_the_sources_that_judge_make_the_score(self) -> None:
        source = small_config().sources[0]
        judged = self.run_of("judged").judge()[0]
        unjudged = self.run_of("unjudged", sources=(replace(source, judges=False),)).judge()[0]
        self.assertEqual(unjudged["valid/score"], -unjudged["valid/loss"])
        heads = [sum(judged[f"valid/tones/{head}/{name}"] for name in ("con", "conp", "conpoff")) for head in (0, 4)]
        self.assertAlmostEqual(judged["valid/score"], sum(heads) / 2)

    def test_a_table_has_a_row_per_look_ahead(self) -> None:
        run = self.run_of("table")
        table = rows("table", run.mean.model, run.config, run.validation)
        self.assertEqual([row.split(" | ")[:2] for row in table], [["| table", "0 ms"], ["| table", "20 ms"]])

    def test_a_run_learns_what_is_easy(self) -> None:
        run = self.run_of("learns", epochs=12, epoch_crops=64, learning_rate=5e-3)
        first = run.judge()[0]["valid/score"]
        train(run)
        self.assertGreater(run.best, max(first, 2.0))

    def test_it_stops_when_nothing_improves(self) -> None:
        run = self.run_of("still", epochs=30, patience=2, learning_rate=0.0, epoch_crops=4)
        train(run)
        self.assertLess(run.epoch, 6)

    def test_the_latest_checkpoints_and_the_best_are_kept(self) -> None:
        run = self.run_of("kept", keep=2)
        train(run)
        names = sorted(path.name for path in run.folder.glob("*.pt"))
        self.assertEqual(names, ["best.pt", "epoch-0003.pt", "epoch-0004.pt"])
        self.assertEqual(len((run.folder / "metrics.jsonl").read_text().splitlines()), 4)

    def test_a_damaged_checkpoint_is_named_with_a_remedy(self) -> None:
        path = self.root / "epoch-0001.pt"
        path.write_bytes(b"PK damaged")
        with self.assertRaisesRegex(ValueError, "(?s)epoch-0001.pt.*delete it"):
            checkpoint.load(path)

    def test_other_settings_do_not_go_on_from_a_checkpoint(self) -> None:
        train(self.run_of("mixed"), stop_after=1)
        with self.assertRaisesRegex(ValueError, "other settings"):
            self.run_of("mixed", batch=8).resume()

    def test_processes_share_the_batches_of_one(self) -> None:
        config = small_config()
        training, validation = load_corpus(self.root / "corpus", config.sources)
        self.assertEqual((len(training), len(validation)), (CLIPS // 2, CLIPS // 2))
        crops = Crops(training, config)
        for whole, *parts in zip(crops.epoch(3), crops.epoch(3, 0, 2), crops.epoch(3, 1, 2)):
            again = torch.stack([part.features for part in parts], dim=1).flatten(0, 1)
            self.assertTrue(torch.equal(whole.features, again))

    def test_the_spectrum_can_be_hidden_in_a_share_of_the_crops(self) -> None:
        for share, hidden in ((0.0, 0), (1.0, 16)):
            config = small_config(bands_hidden=share, band_mask=0.0)
            training, _ = load_corpus(self.root / "corpus", config.sources)
            crops = torch.cat([batch.features for batch in Crops(training, config).epoch(0)])
            still = (crops[:, :, BANDS].std(dim=1) < 1e-3).all(dim=1)
            self.assertEqual(int(still.sum()), hidden)
            self.assertGreater(float(crops[:, :, TOP_PITCH].std(dim=1).min()), 1)

    def test_the_rate_warms_up_and_then_falls_to_a_hundredth(self) -> None:
        rates = [rate_at(step, 1000, 100) for step in range(1000)]
        self.assertEqual(max(rates), rates[99])
        self.assertEqual(rates[100:], sorted(rates[100:], reverse=True))
        self.assertAlmostEqual(rates[-1], 0.01, places=4)


if __name__ == "__main__":
    unittest.main()
