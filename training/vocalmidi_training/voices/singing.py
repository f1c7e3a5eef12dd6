"""Sings syllables of a source to a new melody: lays out time, pitch and loudness, renders, and knows the notes."""
from dataclasses import dataclass, field, replace
from typing import Callable

import numpy as np
from scipy.signal import resample_poly

from . import HOP, OUT_RATE, TICK, WORK_RATE, psola
from .contour import Note, pitch_curve
from .melody import Link, Style, legato_step, next_degree, note_length
from .source import Source
from .units import Unit

SHORTEST_NOTE = 0.08     # s


@dataclass
class _Score:
    """The clip being laid out, tick by tick."""
    source: list[np.ndarray] = field(default_factory=list)
    gain: list[np.ndarray] = field(default_factory=list)
    ticks: int = 0
    notes: list[Note] = field(default_factory=list)
    dips: list[tuple[int, float, float, float]] = field(default_factory=list)   # note, centre s, half width s, dB
    fades: list[tuple[int, int, bool]] = field(default_factory=list)           # from tick, to tick, rising
    crossings: list[tuple[int, float, float, float]] = field(default_factory=list)  # centre tick, from s, to s, width s
    last: Unit | None = None

    def add(self, path: np.ndarray, gain_db: np.ndarray | float = 0.0) -> None:
        self.source.append(path)
        self.gain.append(np.broadcast_to(gain_db, path.shape).astype(float))
        self.ticks += len(path)

    @property
    def now(self) -> float:
        return self.ticks * TICK


def _run(a: float, b: float) -> np.ndarray:
    """Source times from a to b at their own speed."""
    return a + np.arange(max(0, int(round((b - a) / TICK)))) * TICK


def _lead(unit: Unit) -> np.ndarray:
    """Source times through the consonant up to the onset."""
    n = int(round((unit.onset - unit.start) / unit.pace / TICK))
    return unit.start + np.arange(n) * TICK * unit.pace


def _stretched(rng: np.random.Generator, a: float, b: float, wanted: float) -> np.ndarray:
    """Source times that fill `wanted` seconds from the steady stretch a..b and end at b: a little faster or slower
    where that is enough, else to and fro over it (never standing still: a repeated grain buzzes)."""
    n, length = max(1, int(round(wanted / TICK))), b - a
    if wanted <= 1.5 * length:
        if wanted >= 0.6 * length:
            return a + (np.arange(n) + 0.5) / n * length
        half = n // 2                                             # cut the middle out
        return np.concatenate((a + np.arange(half) * TICK, b - np.arange(n - half, 0, -1) * TICK))
    pace = 1.0 if length > 0.15 else 0.6                          # on a short vowel, change slowly
    points, total = [a], 0.0
    while total < 0.92 * pace * wanted:
        here = points[-1]
        low, high = (here + 0.45 * length, b) if here < a + 0.5 * length else (a, here - 0.45 * length)
        points.append(rng.uniform(low, high))
        total += abs(points[-1] - here)
    points.append(b)
    steps = np.abs(np.diff(points))
    at = np.concatenate(([0.0], np.cumsum(steps)))
    return np.interp((np.arange(n) + 0.5) / n * at[-1], at, points)


def _even_gain(source: Source, path: np.ndarray, unit: Unit) -> np.ndarray:
    """dB that take most of the recorded swelling out of a vowel's core, so that going to and fro does not pulse."""
    hops = np.arange(len(source.level)) * HOP
    core = (hops >= unit.core_start) & (hops <= unit.core_end)
    mean = np.mean(source.level[core]) if core.any() else 0.0
    correction = np.clip(0.75 * (mean - np.interp(path, hops, source.level)), -9, 9)
    edge = 0.03
    near = np.minimum(path - unit.core_start, unit.core_end - path)
    return correction * np.clip(near / edge, 0, 1)


def _lay_syllable(rng: np.random.Generator, score: _Score, source: Source, unit: Unit, link: Link,
                  lengths: list[float], pitches: list[float], links: list[Link], s: Style) -> None:
    """Append one syllable carrying the given notes. Its first note starts at the source's onset."""
    after_rest = score.last is None
    if after_rest and rng.random() < 0.7:
        unit = replace(unit, start=unit.first)          # all of its consonant
    start = score.now
    if link is Link.VOWEL and score.last is not None:
        width = rng.uniform(0.04, 0.09)
        begin = unit.core_start
        score.crossings.append((score.ticks, score.last.core_end, unit.core_start, width))
    else:
        lead = _lead(unit)
        if after_rest:
            score.fades.append((score.ticks, score.ticks + min(15, len(lead)), True))
        score.add(lead)
        begin = unit.onset
    onset = score.now
    total = sum(lengths)
    head, tail = _run(begin, unit.core_start), _run(unit.tail_start, unit.offset)
    own_length = unit.offset - begin
    keep = (len(lengths) == 1 and unit.settled and link is Link.SYLLABLE and rng.random() < s.real_contour
            and 0.75 < total / own_length < 1.4)
    core_time = max(total - (len(head) + len(tail)) * TICK, 0.03)
    core = _stretched(rng, unit.core_start, unit.core_end, core_time)
    vowel = np.concatenate((head, core, tail))
    score.add(head)
    score.add(core, _even_gain(source, core, unit))
    if unit.tail_start > unit.core_end + 0.01:
        score.crossings.append((score.ticks, unit.core_end, unit.tail_start, 0.03))
    score.add(tail)
    end = onset + len(vowel) * TICK
    at, first_note = onset, len(score.notes)
    for i, (length, pitch) in enumerate(zip(lengths, pitches)):
        note = Note(at, end if i == len(lengths) - 1 else at + length, pitch, link if i == 0 else links[i],
                    start if i == 0 else at, after_rest and i == 0)
        shortest = min(length, lengths[i - 1]) if i else length
        note.glide = min(rng.uniform(*s.glide), 0.8 * shortest)
        if i and links[i] is Link.REPEAT:
            half = min(rng.uniform(0.015, 0.04), 0.3 * shortest)
            score.dips.append((len(score.notes), at - half, half, rng.uniform(4.5, 24)))
        score.notes.append(note)
        at += length
    if keep:
        path = np.concatenate((_lead(unit), vowel))
        score.notes[-1].own = _recorded_contour(source, unit, path)
    if after_rest and not keep and rng.random() < 0.15 and lengths[0] > 0.25:
        swell = rng.uniform(0.06, 0.16)                         # a soft start: the label moves to its middle
        score.fades.append((int(start / TICK), int((onset + swell) / TICK), True))
        score.notes[first_note].onset += max(0.0, 0.5 * (start + onset + swell) - onset)
    score.last = unit


def _recorded_contour(source: Source, unit: Unit, path: np.ndarray) -> np.ndarray:
    """Semitones around the unit's pitch along a path through it; gaps are bridged, wild values held back."""
    hops = np.arange(len(source.f0)) * HOP
    ok = (source.f0 > 0) & (hops > unit.start - 0.02) & (hops < unit.end + 0.02)
    midi = 69 + 12 * np.log2(np.maximum(source.f0, 1) / 440)
    curve = np.interp(path, hops[ok], midi[ok]) - unit.pitch
    vowel = (path >= unit.core_start) & (path <= unit.core_end)
    curve -= np.median(curve[vowel]) if vowel.any() else 0.0
    return np.clip(curve, -3, 3)


def _rest(rng: np.random.Generator, score: _Score, seconds: float) -> None:
    """Let the last syllable die away, then be silent."""
    unit = score.last
    if unit is not None:
        release = _run(unit.offset, unit.end)[:220]
        score.notes[-1].offset += unit.faded - unit.offset
        begin = score.ticks
        score.add(release)
        score.fades.append((max(begin, score.ticks - 80), score.ticks, False))
        score.notes[-1].before_rest = True
    score.add(np.full(max(1, int(seconds / TICK)), np.nan))
    score.last = None


def sing(rng: np.random.Generator, source: Source, choose: Callable[[int, float], Unit], s: Style,
         seconds: float) -> tuple[np.ndarray, list[tuple[float, float, float]]]:
    """
    A clip of about `seconds` at OUT_RATE and its notes (onset s, offset s, MIDI).
    choose(count, last pitch) gives the syllable to sing next.
    """
    score = _Score()
    _rest(rng, score, rng.uniform(0.05, 0.6))
    last = None
    count = 0
    while score.now < seconds - 1.0 or not score.notes:
        unit = choose(count, last if last is not None else 0.5 * (s.low + s.high))
        count += 1
        if score.last is not None:
            if rng.random() < s.rest:
                _rest(rng, score, float(np.exp(rng.uniform(np.log(0.02), np.log(0.8)))))
            link = Link.VOWEL if score.last is not None and rng.random() < s.vowel_link else Link.SYLLABLE
            if score.last is not None and link is Link.SYLLABLE:
                score.notes[-1].offset += score.last.faded - score.last.offset
                score.add(_run(score.last.offset, score.last.end))
                if abs(unit.start - score.last.end) > 0.01:
                    score.crossings.append((score.ticks, score.last.end, unit.start, 0.03))
        else:
            link = Link.SYLLABLE
        stay = last is not None and rng.random() < s.same and abs(last - unit.pitch) < 9
        degree = last if stay else next_degree(rng, s, last if last is not None else unit.pitch, unit.pitch)
        lengths, pitches, links = [note_length(rng, s)], [degree], [link]
        if rng.random() < s.melisma:
            for _ in range(int(rng.integers(1, 6))):
                repeat = rng.random() < s.repeat
                lengths.append(max(note_length(rng, s), 0.1))
                links.append(Link.REPEAT if repeat else Link.LEGATO)
                same = repeat and rng.random() < 0.75
                pitches.append(pitches[-1] if same else legato_step(rng, s, pitches[-1]))
        last = pitches[-1]
        shortest = (unit.core_start - unit.onset) + (unit.offset - unit.tail_start) + 0.03
        lengths[0] = max(lengths[0], SHORTEST_NOTE, shortest if len(lengths) == 1 else 0.1)
        lengths[-1] = max(lengths[-1], unit.offset - unit.tail_start + 0.03)
        sung = [p + s.tuning + rng.normal(0, s.spread) for p in pitches]
        _lay_syllable(rng, score, source, unit, link, lengths, sung, links, s)
    _rest(rng, score, rng.uniform(0.1, 0.6))
    return _render(rng, score, source, s)


def _render(rng: np.random.Generator, score: _Score, source: Source,
            s: Style) -> tuple[np.ndarray, list[tuple[float, float, float]]]:
    path, gain = np.concatenate(score.source), np.concatenate(score.gain)
    t = np.arange(len(path)) * TICK
    pitch = pitch_curve(rng, score.notes, len(path), s)
    steady = pitch.copy()
    other, mix = np.where(np.isnan(path), 0, path), np.zeros(len(path))
    for centre, a, b, width in score.crossings:
        _cross(path, other, mix, centre, a, b, int(width / TICK))
    for index, at, half, depth in score.dips:
        note, before = score.notes[index], score.notes[index - 1]
        dip = -depth * np.where(np.abs(t - at) < half, 0.5 + 0.5 * np.cos(np.pi * (t - at) / half), 0)
        gain += dip
        # Truth: half-way down ends the last note, half-way up starts the next (amplitude).
        middle = 20 * np.log10(0.5 * (1 + 10 ** (-depth / 20)))
        reach = half / np.pi * np.arccos(np.clip(2 * -middle / depth - 1, -1, 1))
        before.offset, note.onset, note.start = at - reach, at + reach, at
        pitch -= rng.uniform(0, 0.6) * np.where(np.abs(t - at) < half, 0.5 + 0.5 * np.cos(np.pi * (t - at) / half), 0)
    for a, b, rising in score.fades:
        if b - a < 2:
            continue
        ramp = 0.5 - 0.5 * np.cos(np.pi * (np.arange(b - a) + 0.5) / (b - a))
        gain[a:b] += 20 * np.log10(np.maximum(ramp if rising else ramp[::-1], 1e-4))
    jitter = rng.standard_normal(997) * rng.uniform(0.0005, 0.004)
    plan = psola.Plan(path, pitch, gain, other, mix)
    y = psola.render(source.x, source.marks, source.voiced, plan, jitter)
    notes = [(n.onset, n.offset, _settled(steady, n)) for n in score.notes if n.offset - n.onset > 0.03]
    return resample_poly(y, OUT_RATE, WORK_RATE).astype(np.float32), notes


def _settled(pitch: np.ndarray, note: Note) -> float:
    """The pitch the note settles on: the curve's median after its start and before its end (within 30 cents of what
    was planned, so that a note that never gets there keeps its aim)."""
    length = note.offset - note.onset
    a, b = int((note.onset + 0.35 * length) / TICK), int((note.offset - 0.15 * length) / TICK)
    heard = float(np.median(pitch[a:b])) if b > a else note.pitch
    return float(np.clip(heard, note.pitch - 0.3, note.pitch + 0.3))


def _cross(path: np.ndarray, other: np.ndarray, mix: np.ndarray, centre: int, a: float, b: float, width: int) -> None:
    """From around source time a to around b within `width` ticks: two grains at once, the second fading in, then
    the first out; each side goes back and forth at its edge to have sound left."""
    low, high = max(0, centre - width // 2), min(len(path), centre + width // 2)
    for i in range(low, high):
        share = (i - low + 0.5) / (high - low)
        if np.isnan(path[i]):
            continue
        if i < centre:
            other[i] = b + (centre - i) * TICK
            mix[i] = share
        else:
            other[i] = a - (i - centre) * TICK
            mix[i] = 1 - share
