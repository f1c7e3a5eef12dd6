"""Learning rate by step: a linear warm-up, then half a cosine down to a hundredth (Loshchilov and Hutter, 2017)."""

from __future__ import annotations

import math

LOWEST = 0.01  # share of the highest rate


def rate_at(step: int, steps: int, warm_up: int) -> float:
    """Share of the highest learning rate at a step of the run, 0..1."""
    if step < warm_up:
        return (step + 1) / warm_up
    done = min(1.0, (step - warm_up) / max(1, steps - warm_up))
    return LOWEST + (1 - LOWEST) * 0.5 * (1 + math.cos(math.pi * done))
