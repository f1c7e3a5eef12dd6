"""The weights that are kept: a running mean over the latest steps (Polyak and Juditsky, 1992; exponential, as in
"Mean teachers are better role models", Tarvainen and Valpola, 2017). It follows labels that contradict each other less
closely than the last step's weights do.
"""

from __future__ import annotations

import copy

import torch

from .model import VoiceModel


class RunningMean:
    """A model of its own, moved a little towards the trained one after each step. The same thread as training."""

    def __init__(self, model: VoiceModel, kept: float) -> None:
        """kept: share, 0..1, of the mean that a step leaves; 0 is the last step's weights."""
        self.model = copy.deepcopy(model).eval()
        self._kept = kept
        self.steps = 0

    @torch.no_grad()
    def follow(self, model: VoiceModel) -> None:
        """Takes in the weights after a step; the first steps count for more, or the mean would begin at random."""
        self.steps += 1
        kept = min(self._kept, self.steps / (self.steps + 10)) if self._kept > 0 else 0.0
        theirs = model.state_dict()
        for name, mine in self.model.state_dict().items():
            if mine.is_floating_point():
                mine.lerp_(theirs[name], 1 - kept)
            else:
                mine.copy_(theirs[name])
