"""Running other programs."""

from __future__ import annotations

import subprocess


def run(words: list[str]) -> None:
    """Runs a program without showing what it prints. Raises RuntimeError with what it complained about."""
    done = subprocess.run(words, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    if done.returncode != 0:
        raise RuntimeError(f"{' '.join(words[:4])} ... failed: {done.stderr.strip()[-2000:]}")
