"""Sounds around a voice that are no notes: noises, hum, fans, knocks, breath, keys, rustle, babble, silence.

Each maker takes random numbers and a length in samples (16 kHz) and gives sound at no particular level.
"""
from typing import Callable

import numpy as np
from scipy.signal import butter, lfilter, sosfilt

from . import OUT_RATE, clips, speech

Maker = Callable[[np.random.Generator, int], np.ndarray]


def _coloured(rng: np.random.Generator, n: int, slope: float) -> np.ndarray:
    """Noise whose power falls by `slope` dB per octave above 30 Hz."""
    m = 1 << (n - 1).bit_length()
    f = np.maximum(np.fft.rfftfreq(m, 1 / OUT_RATE), 30.0)
    spectrum = np.fft.rfft(rng.standard_normal(m)) * (f / 1000) ** (-slope / 6.02)
    x = np.fft.irfft(spectrum)[:n]
    return x / (np.std(x) + 1e-12)


def _band(x: np.ndarray, low: float, high: float, order: int = 2) -> np.ndarray:
    return sosfilt(butter(order, (low, min(high, 7900.0)), "bandpass", fs=OUT_RATE, output="sos"), x)


def _slow(rng: np.random.Generator, n: int, hz: float) -> np.ndarray:
    """A curve around 0 that wanders at about hz, standard deviation 1."""
    knots = rng.standard_normal(max(4, int(n / OUT_RATE * hz * 2) + 4))
    return np.interp(np.linspace(0, len(knots) - 1, n), np.arange(len(knots)), knots)


def white(rng, n):
    return _coloured(rng, n, rng.uniform(-1, 1))


def pink(rng, n):
    return _coloured(rng, n, rng.uniform(2.5, 3.5))


def brown(rng, n):
    return _coloured(rng, n, rng.uniform(5, 7))


def room_tone(rng, n):
    """A quiet room: dark noise, a little wandering, faint hum."""
    x = _coloured(rng, n, rng.uniform(4, 9)) * 10 ** (_slow(rng, n, 0.5) * 1.0 / 20)
    return x + rng.uniform(0, 0.5) * hum(rng, n)


def hum(rng, n):
    """Mains: 50 or 60 Hz and harmonics of falling, random strength, a touch of wander and buzz."""
    base = (50.0 if rng.random() < 0.6 else 60.0) * (1 + rng.normal(0, 0.0005))
    t = np.arange(n) / OUT_RATE
    x = np.zeros(n)
    tilt = rng.uniform(0.5, 2)
    for k in range(1, int(rng.integers(4, 30))):
        x += rng.lognormal(0, 0.8) / k ** tilt * np.cos(2 * np.pi * base * k * t + rng.uniform(0, 2 * np.pi))
    return x / (np.std(x) + 1e-12)


def fan(rng, n):
    """Air noise through the housing's resonances, beating with the blades, and a motor's faint tones."""
    x = _coloured(rng, n, rng.uniform(3, 6))
    for _ in range(int(rng.integers(1, 4))):
        centre = rng.uniform(80, 2500)
        x += rng.uniform(0.3, 1.5) * _band(rng.standard_normal(n), centre * 0.85, centre * 1.15)
    t = np.arange(n) / OUT_RATE
    blades = rng.uniform(8, 90)
    x *= 1 + rng.uniform(0, 0.4) * np.sin(2 * np.pi * blades * t + 0.3 * _slow(rng, n, 2))
    return x + rng.uniform(0, 0.3) * np.sin(2 * np.pi * blades * rng.integers(2, 6) * t)


def _scatter(rng, n, per_second, make) -> np.ndarray:
    """Short events at random times."""
    x = np.zeros(n)
    for at in np.sort(rng.uniform(0, n, rng.poisson(max(per_second * n / OUT_RATE, 0.5)) + 1)).astype(int):
        event = make()
        m = min(len(event), n - at)
        x[at:at + m] += rng.lognormal(0, 0.5) * event[:m]
    return x


def clicks(rng, n):
    """Clicks, pops and crackle of a few samples to milliseconds."""
    def click():
        m = int(rng.uniform(2, 60))
        return rng.standard_normal(m) * np.exp(-np.arange(m) / (m / 3))
    return _scatter(rng, n, np.exp(rng.uniform(np.log(0.5), np.log(30))), click)


def knocks(rng, n):
    """Knocks, taps and thuds: a few damped modes and a contact click."""
    modes = np.sort(rng.uniform(60, 900, int(rng.integers(2, 6))))
    decay = rng.uniform(0.01, 0.06)

    def knock():
        m = int(6 * decay * OUT_RATE)
        t = np.arange(m) / OUT_RATE
        x = sum(rng.lognormal(0, 0.5) * np.sin(2 * np.pi * f * rng.normal(1, 0.01) * t) for f in modes)
        x = x * np.exp(-t / decay)
        return x + rng.uniform(0.2, 1.5) * rng.standard_normal(m) * np.exp(-t / 0.003)
    return _scatter(rng, n, rng.uniform(0.3, 4), knock)


def keyboard(rng, n):
    """Typing: bursts of keys, each a press and a quieter release."""
    centre = rng.uniform(1500, 4500)

    def key():
        gap = int(rng.uniform(0.04, 0.1) * OUT_RATE)
        x = np.zeros(gap + 800)
        for at, level in ((0, 1.0), (gap, rng.uniform(0.2, 0.6))):
            m = 700
            burst = rng.standard_normal(m) * np.exp(-np.arange(m) / rng.uniform(30, 120))
            x[at:at + m] += level * (_band(burst, centre * 0.5, centre * 1.6) + 0.3 * _band(burst, 100, 500))
        return x
    busy = np.clip(_slow(rng, n, 0.4) + 0.6, 0, 1)
    return _scatter(rng, n, rng.uniform(3, 10), key) * np.repeat(busy[::800], 800)[:n]


def breaths(rng, n):
    """Breathing in and out: noise through a mouth's wide resonances, with a swell each."""
    def breath():
        m = int(rng.uniform(0.25, 1.2) * OUT_RATE)
        swell = np.sin(np.pi * np.linspace(0, 1, m) ** rng.uniform(0.5, 2)) ** rng.uniform(1, 2)
        x = 0.4 * _coloured(rng, m, 3)
        for centre in (rng.uniform(400, 900), rng.uniform(1100, 2200), rng.uniform(2500, 4500)):
            x += rng.uniform(0.4, 1.5) * _band(rng.standard_normal(m), centre * 0.8, centre * 1.25)
        return x * swell
    return _scatter(rng, n, rng.uniform(0.2, 0.7), breath)


def rustle(rng, n):
    """Clothes, paper, a hand on the microphone: noise in irregular bursts."""
    x = _coloured(rng, n, rng.uniform(-2, 4))
    burst = np.exp(2.5 * _slow(rng, n, rng.uniform(6, 20)) + 2.0 * _slow(rng, n, 0.7) - 4)
    low = np.exp(2 * _slow(rng, n, 3) - 3) * _coloured(rng, n, 8)
    return x * np.minimum(burst, 3) + rng.uniform(0, 0.7) * low


def consonants(rng, n):
    """Beats made with the mouth: p, t, k, s and sh, some in rhythm; unvoiced, so no notes."""
    def burst():
        long = rng.random() < 0.3
        m = int((rng.uniform(0.06, 0.25) if long else rng.uniform(0.015, 0.06)) * OUT_RATE)
        centre = rng.uniform(300, 5500)
        shape = np.hanning(m) if long else np.exp(-np.arange(m) / (m / 4))
        return _band(rng.standard_normal(m), centre * 0.6, centre * 1.5) * shape
    return _scatter(rng, n, rng.uniform(1, 6), burst)


def babble(rng, n):
    """Three to seven people talking at once."""
    x = np.zeros(n)
    for _ in range(int(rng.integers(3, 8))):
        voice = speech.talk(rng, n)
        x += rng.lognormal(0, 0.5) * voice / (np.std(voice) + 1e-9)
    return x


def silence(rng, n):
    """Digital silence, or a converter's last bit."""
    return np.zeros(n) if rng.random() < 0.4 else rng.integers(-1, 2, n) / 32768.0


def traffic(rng, n):
    """Cars passing and rumble outside."""
    x = 0.3 * _coloured(rng, n, 8)
    for _ in range(int(rng.integers(1, 4))):
        t = np.arange(n) / OUT_RATE - rng.uniform(0, n / OUT_RATE)
        x += _coloured(rng, n, rng.uniform(2, 5)) / (1 + (t / rng.uniform(0.5, 2)) ** 2)
    return x


def water(rng, n):
    """Rain or a tap: many tiny drops, each a short rising bubble."""
    base = lfilter([1], [1, -0.6], rng.standard_normal(n) * (rng.random(n) < 0.02))

    def drop():
        m = int(rng.uniform(0.004, 0.02) * OUT_RATE)
        t = np.arange(m) / OUT_RATE
        return np.sin(2 * np.pi * rng.uniform(700, 4000) * t * (1 + 8 * t)) * np.exp(-t / 0.004)
    return _coloured(rng, n, 0) * 0.1 + base + _scatter(rng, n, rng.uniform(5, 60), drop)


MAKERS: dict[str, Maker] = {
    "white": white, "pink": pink, "brown": brown, "room_tone": room_tone, "hum": hum, "fan": fan, "clicks": clicks,
    "knocks": knocks, "keyboard": keyboard, "breaths": breaths, "rustle": rustle, "consonants": consonants,
    "babble": babble, "traffic": traffic, "water": water,
}


def anything(rng: np.random.Generator, n: int, cheap: bool = False) -> np.ndarray:
    """One to three sounds over each other, or silence; standard deviation 1 (or 0). cheap: no babble, which takes
    longer than the others."""
    names = [k for k in MAKERS if not (cheap and k == "babble")]
    x = np.zeros(n)
    for i in range(int(rng.choice((1, 2, 3), p=(0.5, 0.35, 0.15)))):
        part = MAKERS[names[rng.integers(len(names))]](rng, n)
        x += (1 if i == 0 else rng.uniform(0.1, 1)) * part / (np.std(part) + 1e-9)
    return x / (np.std(x) + 1e-9)


def clip(seed: int, index: int) -> tuple[np.ndarray, clips.Notes]:
    """Clip number `index`: 10 to 30 s of sounds that are no notes."""
    rng = clips.generator("noise", seed, index)
    n = int(rng.uniform(10, 30) * OUT_RATE)
    if rng.random() < 0.04:
        return silence(rng, n).astype(np.float32), []
    x = anything(rng, n) + 10 ** (rng.uniform(-60, -20) / 20) * rng.standard_normal(n)
    if rng.random() < 0.3:
        x *= 10 ** (np.cumsum(rng.normal(0, 1, n // 1600 + 1)).repeat(1600)[:n].clip(-25, 6) / 20)
    return clips.at_peak(x, rng.uniform(-50, -1)), []
