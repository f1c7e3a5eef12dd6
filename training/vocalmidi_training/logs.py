"""Metrics of a run: JSON lines always, TensorBoard and Weights & Biases where they are installed."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any


class RunLog:
    """Takes one record per epoch."""

    def __init__(self, folder: Path, config: str) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._lines = open(folder / "metrics.jsonl", "a", encoding="utf-8")
        self._board = _tensorboard(folder)
        self._wandb = _weights_and_biases(config)

    def epoch(self, epoch: int, metrics: dict[str, float]) -> None:
        """Writes what an epoch gave."""
        self._lines.write(json.dumps({"epoch": epoch, **{k: round(v, 6) for k, v in metrics.items()}}) + "\n")
        self._lines.flush()
        if self._board is not None:
            for name, value in metrics.items():
                self._board.add_scalar(name, value, epoch)
        if self._wandb is not None:
            self._wandb.log(metrics, step=epoch)

    def close(self) -> None:
        """Ends the log."""
        self._lines.close()
        if self._board is not None:
            self._board.close()
        if self._wandb is not None:
            self._wandb.finish()


def _tensorboard(folder: Path) -> Any:
    try:
        from torch.utils.tensorboard import SummaryWriter
    except ImportError:
        return None
    return SummaryWriter(str(folder))


def _weights_and_biases(config: str) -> Any:
    """Only where its user has asked for it: WANDB_PROJECT names the project."""
    if "WANDB_PROJECT" not in os.environ:
        return None
    try:
        import wandb
    except ImportError:
        return None
    return wandb.init(config=json.loads(config))
