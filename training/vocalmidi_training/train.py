"""Trains a model: python3 -m vocalmidi_training.train CONFIG.toml --corpus FOLDER --run FOLDER [--resume].

One process, or many with torchrun (gloo on CPUs, NCCL on GPUs): the same batches, shared out.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
import traceback
from contextlib import nullcontext
from pathlib import Path

import torch
from torch import distributed
from torch.nn.parallel import DistributedDataParallel

from . import checkpoint
from .average import RunningMean
from .config import TrainConfig, config_text, load_config
from .dataset import Crops, feature_statistics, load_corpus
from .logs import RunLog
from .loss import loss_of, total
from .model import VoiceModel
from .schedule import rate_at
from .validate import validate

try:
    from tqdm import tqdm
except ImportError:  # a bar is a comfort
    def tqdm(steps, **_):
        return steps


class Processes:
    """Who else trains. Alone where torchrun did not start this process."""

    def __init__(self) -> None:
        self.world = int(os.environ.get("WORLD_SIZE", "1"))
        self.rank = int(os.environ.get("RANK", "0"))
        gpu = torch.cuda.is_available()
        self.device = torch.device("cuda", int(os.environ.get("LOCAL_RANK", "0"))) if gpu else torch.device("cpu")
        if self.world > 1:
            distributed.init_process_group("nccl" if gpu else "gloo")

    @property
    def leads(self) -> bool:
        """True in the one process that writes files and logs."""
        return self.rank == 0

    def share(self, model: VoiceModel) -> torch.nn.Module:
        """The model as all processes train it."""
        if self.world == 1:
            return model
        return DistributedDataParallel(torch.nn.SyncBatchNorm.convert_sync_batchnorm(model)
                                       if self.device.type == "cuda" else model)

    def mean(self, value: float) -> float:
        """Mean over all processes."""
        if self.world == 1:
            return value
        tensor = torch.tensor(value, device=self.device)
        distributed.all_reduce(tensor)
        return float(tensor) / self.world

    def leaders(self, value: float) -> float:
        """The leader's value, in every process; what the others give does not matter."""
        if self.world == 1:
            return value
        tensor = torch.tensor(value, dtype=torch.float64, device=self.device)
        distributed.broadcast(tensor, src=0)
        return float(tensor)

    def end(self, status: int) -> None:
        """
        Leaves, once all have come this far with status 0. The process ends here and now: taking the group apart, gloo
        waits for its threads while it holds the interpreter's lock, for which they may wait (seen with PyTorch 1.13).
        """
        if self.world == 1:
            return
        if status == 0:
            distributed.barrier()
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)


class Run:
    """One training run: what it must remember to go on as if it had never stopped."""

    def __init__(self, config: TrainConfig, corpus: Path, folder: Path, processes: Processes) -> None:
        self.config, self.folder, self.processes = config, folder, processes
        torch.manual_seed(config.seed)
        training, self.validation = load_corpus(corpus, config.sources)
        self.crops = Crops(training, config)
        self.model = VoiceModel(config.model)
        self.model.normalise(*feature_statistics(training))
        self.model.to(processes.device)
        self.mean = RunningMean(self.model, config.average)
        self.shared = processes.share(self.model)
        self.optimiser = torch.optim.AdamW(
            self.model.parameters(), lr=config.learning_rate, weight_decay=config.weight_decay)
        self.half = processes.device.type == "cuda"
        self.scaler = torch.cuda.amp.GradScaler(enabled=self.half)
        self.epoch, self.best, self.best_epoch = 0, float("-inf"), 0

    def resume(self) -> bool:
        """Goes on from the latest checkpoint of the run's folder; false where there is none."""
        path = checkpoint.latest(self.folder)
        if path is None:
            return False
        state = checkpoint.load(path)
        if state["config"] != config_text(self.config):
            raise ValueError(f"{path} is of a run with other settings; give --run another folder")
        self.model.load_state_dict(state["trained"])
        self.mean.model.load_state_dict(state["model"])
        self.mean.steps = state["steps"]
        self.optimiser.load_state_dict(state["optimiser"])
        self.scaler.load_state_dict(state["scaler"])
        self.epoch, self.best, self.best_epoch = state["epoch"], state["best"], state["best_epoch"]
        return True

    def train_epoch(self) -> dict[str, float]:
        """One epoch of steps; the mean losses."""
        config = self.config
        # Dropout draws from here: a run that goes on draws what the uninterrupted one would have.
        torch.manual_seed(config.seed * 1_000_003 + self.epoch * self.processes.world + self.processes.rank)
        steps = config.epoch_crops // config.batch
        sums: dict[str, float] = {}
        self.shared.train()
        batches = self.crops.epoch(self.epoch, self.processes.rank, self.processes.world)
        bar = tqdm(batches, total=steps, desc=f"epoch {self.epoch + 1}/{config.epochs}",
                   disable=not self.processes.leads or not sys.stderr.isatty())
        for step, batch in enumerate(bar):
            rate = rate_at(self.epoch * steps + step, config.epochs * steps, config.warm_up)
            for group in self.optimiser.param_groups:
                group["lr"] = rate * config.learning_rate
            for name, value in self._step(batch).items():
                sums[name] = sums.get(name, 0.0) + value
        self.epoch += 1
        return {f"train/{name}": self.processes.mean(value / steps) for name, value in sums.items()}

    def _step(self, batch) -> dict[str, float]:
        device = self.processes.device
        features, targets = batch.features.to(device), batch.targets.to(device)
        with torch.autocast("cuda") if self.half else nullcontext():
            heard = self.shared(features, *self.model.first_states(len(features)))[0]
        parts = loss_of(heard.float(), targets, self.config)
        whole = total(parts, self.config)
        self.optimiser.zero_grad(set_to_none=True)
        self.scaler.scale(whole).backward()
        self.scaler.unscale_(self.optimiser)
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), self.config.clip)
        self.scaler.step(self.optimiser)
        self.scaler.update()
        self.mean.follow(self.model)
        return {"loss": float(whole.detach()), **{name: float(value.detach()) for name, value in parts.items()}}

    def judge(self) -> tuple[dict[str, float], bool]:
        """
        Validates; tells whether this is the best so far. Every process calls it, the leader validates: all must agree
        on when to stop, or some would wait for others that have ended.
        """
        metrics = validate(self.mean.model, self.validation, self.config) if self.processes.leads else {}
        score = self.processes.leaders(metrics.get("valid/score", 0.0))
        better = score > self.best
        if better:
            self.best, self.best_epoch = score, self.epoch
        return metrics, better

    def save(self, best: bool) -> None:
        """Writes a checkpoint."""
        checkpoint.save(self.folder, self.epoch, {
            "config": config_text(self.config), "model": self.mean.model.state_dict(),
            "trained": self.model.state_dict(), "steps": self.mean.steps,
            "optimiser": self.optimiser.state_dict(), "scaler": self.scaler.state_dict(),
            "epoch": self.epoch, "best": self.best, "best_epoch": self.best_epoch}, best, self.config.keep)


def train(run: Run, stop_after: int | None = None) -> None:
    """Trains to the end, to a standstill, or (for tests) until `stop_after` epochs are done."""
    log = RunLog(run.folder, config_text(run.config)) if run.processes.leads else None
    while run.epoch < run.config.epochs and (stop_after is None or run.epoch < stop_after):
        began = time.monotonic()
        metrics = run.train_epoch()
        valid, best = run.judge()
        metrics |= valid
        if log is not None:
            metrics["seconds"] = time.monotonic() - began
            log.epoch(run.epoch, metrics)
            run.save(best)
            print(f"epoch {run.epoch}: loss {metrics['train/loss']:.4f}, validation {metrics['valid/loss']:.4f}, "
                  f"score {metrics['valid/score']:.4f}{' (best)' if best else ''}, {metrics['seconds']:.0f} s", flush=True)
        if run.epoch - run.best_epoch >= run.config.patience:
            break
    if log is not None:
        log.close()


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(prog="vocalmidi_training.train", description=__doc__.splitlines()[0])
    parser.add_argument("config", type=Path, help="a TOML file, e.g. training/configs/pitch_model.toml")
    parser.add_argument("--corpus", type=Path, required=True, help="folder with the sources' folders")
    parser.add_argument("--run", type=Path, required=True, help="folder for checkpoints and metrics")
    parser.add_argument("--resume", action="store_true", help="go on from the latest checkpoint, if there is one")
    parser.add_argument("--stop-after", type=int, help="stop once so many epochs are done")
    words = parser.parse_args()
    processes = Processes()
    status = 1
    try:
        run = Run(load_config(words.config), words.corpus, words.run, processes)
        if words.resume:
            run.resume()
        train(run, words.stop_after)
        status = 0
    except (OSError, ValueError) as problem:
        print(f"vocalmidi training: {problem}", file=sys.stderr)
        status = 2
    except BaseException:
        traceback.print_exc()
    processes.end(status)
    return status


if __name__ == "__main__":
    sys.exit(main())
