"""What a model reaches on clips it was not trained on: losses, and note scores per source and look-ahead."""

from __future__ import annotations

import numpy as np
import torch

from .config import TrainConfig
from .dataset import Clip
from .decode import decode
from .features import HOP_SECONDS
from .loss import loss_of, total
from .metrics import mean_score
from .model import VoiceModel


def hear(model: VoiceModel, clip: Clip) -> np.ndarray:
    """All the model says of a clip => (hops, heads, OUTPUTS)."""
    device = model.mean.device
    with torch.no_grad():
        features = torch.from_numpy(clip.features)[None].to(device)
        return model(features, *model.first_states(1))[0][0].cpu().numpy()


def validate(model: VoiceModel, clips: list[Clip], config: TrainConfig) -> dict[str, float]:
    """
    Means over the clips; the run is judged by `valid/score`: COn + COnP + COnPOff of the sources that judge, mean over
    all heads.
    """
    model.eval()
    metrics: dict[str, float] = {}
    losses, pairs, minutes = [], {}, {}
    for clip in clips:
        folder = config.sources[clip.source].folder
        minutes[folder] = minutes.get(folder, 0.0) + len(clip.features) * HOP_SECONDS / 60
        heard = hear(model, clip)
        said, targets = torch.from_numpy(heard)[None], torch.from_numpy(clip.targets)[None]
        losses.append(float(total(loss_of(said, targets, config), config)))
        for head, lookahead in enumerate(config.model.lookahead):
            found = decode(heard[:, head], clip.features, lookahead)
            pairs.setdefault((folder, lookahead), []).append((clip.notes, found))
    metrics["valid/loss"] = float(np.mean(losses))
    scores = []
    judges = {source.folder for source in config.sources if source.judges}
    for (folder, lookahead), found in sorted(pairs.items()):
        sung = [(true, notes) for true, notes in found if len(true) > 0]
        if not sung:
            metrics[f"valid/{folder}/{lookahead}/false_per_minute"] = sum(len(n) for _, n in found) / minutes[folder]
            continue
        result = mean_score(sung)
        for name in ("con", "conp", "conpoff"):
            metrics[f"valid/{folder}/{lookahead}/{name}"] = getattr(result, name)
        if folder in judges:
            scores.append(result.con + result.conp + result.conpoff)
    metrics["valid/score"] = float(np.mean(scores)) if scores else -metrics["valid/loss"]
    return metrics
