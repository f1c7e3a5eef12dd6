"""What a training run is told: a TOML file per model that holds what differs from these defaults."""

from __future__ import annotations

import dataclasses
import json
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from .model import ModelConfig


@dataclass(frozen=True)
class SourceConfig:
    """One folder of the corpus: NAME.npy beside NAME.notes.csv."""

    folder: str
    weight: float = 1.0  # how often its hops are heard, relative to the other sources' hops
    shift: float = 0.0  # seconds added to the notes' times, to one idea of where a note begins
    valid_every: int = 10  # every so manyth clip validates instead of training; 0: none
    judges: bool = True  # its validation counts in what the best checkpoint is chosen by
    group: str = ""  # a regular expression: clips whose names begin with the same match share a side
    attribution: str = ""  # for the manifest
    licence: str = ""


@dataclass(frozen=True)
class TrainConfig:
    """The run. Lengths are hops of 5 ms."""

    model: ModelConfig = field(default_factory=ModelConfig)
    sources: tuple[SourceConfig, ...] = ()
    seed: int = 1
    epochs: int = 40
    epoch_crops: int = 8192  # crops that make an epoch, over all processes
    batch: int = 32  # crops, over all processes
    crop: int = 400  # hops
    burn_in: int = 40  # hops of a crop without loss, while the states fill
    learning_rate: float = 2e-3
    warm_up: int = 100  # steps
    weight_decay: float = 1e-3
    clip: float = 1.0  # largest norm of the gradient
    average: float = 0.998  # share of the weights' running mean that a step leaves; 0: the last weights are kept
    onset_weight: float = 2.0
    offset_weight: float = 0.5
    glide_weight: float = 0.5
    gain_range: float = 12.0  # dB either way, drawn per crop
    tilt_range: float = 6.0  # dB either way from the lowest to the highest band, drawn per crop
    band_mask: float = 0.2  # share of the crops with a run of bands silenced to their mean
    bands_hidden: float = 0.0  # share of the crops in which all bands are silenced to their means
    patience: int = 12  # epochs without a better validation before it stops
    keep: int = 3  # latest checkpoints kept, beside the best


def load_config(path: Path) -> TrainConfig:
    """Reads a TOML file. Raises ValueError, naming the file, for a key that does not exist."""
    with open(path, "rb") as file:
        values = tomllib.load(file)
    values.pop("corpus", None)  # how the corpus is made: corpus.py reads it
    return _build(TrainConfig, values, str(path))


def parse_config(text: str) -> TrainConfig:
    """Reads what config_text wrote."""
    return _build(TrainConfig, json.loads(text), "the checkpoint's settings")


def config_text(config: TrainConfig) -> str:
    """The whole configuration as JSON, defaults included: for logs and checkpoints."""
    return json.dumps(dataclasses.asdict(config), sort_keys=True)


def _build(kind: type, values: dict[str, Any], where: str) -> Any:
    known = {entry.name for entry in dataclasses.fields(kind)}
    for name in values:
        if name not in known:
            raise ValueError(f"{where}: there is no setting {name} (there are: {', '.join(sorted(known))})")
    values = dict(values)
    if "model" in values:
        values["model"] = _build(ModelConfig, values["model"], f"{where}, [model]")
    if "sources" in values:
        values["sources"] = tuple(_build(SourceConfig, source, f"{where}, [[sources]]") for source in values["sources"])
    return kind(**{name: tuple(value) if isinstance(value, list) else value for name, value in values.items()})
