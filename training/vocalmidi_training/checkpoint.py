"""Checkpoints: written whole or not at all, the latest few and the best kept."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import torch

BEST = "best.pt"


def save(folder: Path, epoch: int, state: dict[str, Any], best: bool, keep: int) -> None:
    """Writes epoch-NNNN.pt (and best.pt), then removes all but the latest `keep`."""
    folder.mkdir(parents=True, exist_ok=True)
    _write(folder / f"epoch-{epoch:04d}.pt", state)
    if best:
        _write(folder / BEST, state)
    for old in _all(folder)[:-keep]:
        old.unlink()


def latest(folder: Path) -> Path | None:
    """The checkpoint to go on from, if there is one."""
    found = _all(folder)
    return found[-1] if found else None


def load(path: Path) -> dict[str, Any]:
    """Reads a checkpoint to the CPU. Raises ValueError for a damaged one."""
    try:
        return torch.load(path, map_location="cpu")
    except Exception as problem:
        raise ValueError(f"{path} is no readable checkpoint ({problem}); delete it to go on from the one before") from problem


def _write(path: Path, state: dict[str, Any]) -> None:
    """A crash leaves the old file or the new one: renaming within a folder is atomic."""
    temporary = path.with_suffix(".new")
    with open(temporary, "wb") as file:
        torch.save(state, file)
        file.flush()
        os.fsync(file.fileno())
    os.replace(temporary, path)


def _all(folder: Path) -> list[Path]:
    return sorted(folder.glob("epoch-*.pt"))
