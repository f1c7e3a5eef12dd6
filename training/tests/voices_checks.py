"""Measures how well a clip's sound agrees with its notes; shared by the tests."""
import numpy as np
from scipy.signal import butter, sosfiltfilt

from vocalmidi_training.voices import HOP, OUT_RATE, f0
from vocalmidi_training.voices.source import envelope_db


def pitch_errors(x, notes):
    """Cents, per note of at least 150 ms: median f0 inside the note minus its midi_pitch."""
    track = f0.track(x)
    errors = []
    for onset, offset, pitch in notes:
        length = offset - onset
        if length < 0.15:
            continue
        inside = track.f0[int((onset + 0.3 * length) / HOP):int((offset - 0.15 * length) / HOP)]
        inside = inside[inside > 0]
        if len(inside) > 5:
            errors.append(100 * (np.median(69 + 12 * np.log2(inside / 440)) - pitch))
    return np.array(errors)


def glide_errors(x, notes):
    """Seconds, per legato step of 0.8 to 5 semitones: where f0 passes half-way minus the onset."""
    track = f0.track(x)
    errors = []
    for (_, end, low), (onset, offset, high) in zip(notes[:-1], notes[1:]):
        if abs(onset - end) > 1e-6 or not 0.8 < abs(high - low) < 5 or offset - onset < 0.1:
            continue
        first = int((onset - 0.06) / HOP)
        part = track.f0[first:int((onset + 0.06) / HOP)]
        if len(part) < 10 or np.any(part <= 0):
            continue
        above = (69 + 12 * np.log2(part / 440) > 0.5 * (low + high)) == (high > low)
        if above[0] or not above[-1]:
            continue
        errors.append((first + np.argmax(above) - 0.5) * HOP - onset)
    return np.array(errors)


def rise_errors(x, notes):
    """Seconds, per note after at least 60 ms without one: the steepest rise within 100 ms minus the onset. Only where
    the level does rise (8 dB in 30 ms): after glides and liquids (yo, row) there is no rise to measure."""
    band = sosfiltfilt(butter(2, (350, 3800), "bandpass", fs=OUT_RATE, output="sos"), x)
    level = envelope_db(band)
    errors, last = [], -1.0
    for onset, offset, _ in notes:
        if onset - last > 0.06:
            centre = int(round(onset / HOP))
            low, high = max(0, centre - 20), min(len(level), centre + 20)
            part = np.maximum(level[low:high], level[centre:high].max() - 15)
            slope = part[6:] - part[:-6]
            if slope.max() < 8:
                continue
            errors.append((low + np.argmax(slope) + 3) * HOP - onset)
        last = offset
    return np.array(errors)
