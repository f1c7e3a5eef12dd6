"""Speech with phoneme times, from the programs Debian carries.

flite 2.2 (`flite`): voices slt, awb, rms (from CMU ARCTIC) and kal16 (CMU diphones). Carnegie Mellon's licence, BSD
in all but name: free use of software and voices, with the copyright notice; what they speak may be used freely.
espeak-ng 1.51 (`libespeak-ng1`): GPL-3 or later; run as a separate program, its speech is output and not covered.
"""
import pathlib
import subprocess
import sys
import tempfile
from dataclasses import dataclass

import numpy as np
import soundfile

from .source import Source, cached

FLITE_VOWELS = frozenset("aa ae ah ao aw ax axr ay eh er ey ih iy ow oy uh uw".split())
DIPHTHONGS = frozenset("aw ay ey ow oy aI eI oU aU OI e@ i@ U@ ai au oi ei eu".split())
ESPEAK_VOWEL_STARTS = "aAeEiIoOuUVyYW03@&Q"
PAUSES = frozenset(("pau", "ssil", "_", "_:", "_!", ""))


@dataclass(frozen=True)
class Voice:
    """A speaker and how he speaks."""
    engine: str           # flite, espeak
    name: str
    pitch: int            # flite: Hz, 0 for the voice's own; espeak: 0..99
    rate: float           # flite: stretch of durations; espeak: words per minute
    range: int = 0        # flite: Hz, standard deviation of the intonation; espeak: 0..99

    def key(self) -> str:
        return f"{self.engine}|{self.name}|{self.pitch}|{self.rate}|{self.range}"


def is_vowel(phone: str) -> bool:
    return phone in FLITE_VOWELS or (phone != "" and phone[0] in ESPEAK_VOWEL_STARTS and phone not in PAUSES)


def _run(command: list[str], said: str = "") -> str:
    """What the command prints; a clear end if it is missing or fails."""
    try:
        return subprocess.run(command, check=True, input=said, capture_output=True, text=True).stdout
    except FileNotFoundError:
        raise SystemExit(f"{command[0]} is not installed (Debian: apt-get install flite espeak-ng)") from None
    except subprocess.CalledProcessError as e:
        raise SystemExit(f"{' '.join(command)} failed: {e.stderr.strip()}") from None


def _flite(voice: Voice, text: str, folder: pathlib.Path) -> tuple[np.ndarray, int, list, list]:
    wav = folder / "speech.wav"
    command = ["flite", "-voice", voice.name, "--setf", f"duration_stretch={voice.rate}"]
    if voice.pitch:
        command += ["--setf", f"int_f0_target_mean={voice.pitch}", "--setf", f"int_f0_target_stddev={voice.range}"]
    said = _run(command + ["-psdur", "-t", text, "-o", str(wav)])
    times, names, at = [], [], 0.0
    for item in said.split():
        name, _, end = item.rpartition(":")
        times.append((at, float(end)))
        names.append(name)
        at = float(end)
    x, rate = soundfile.read(wav, dtype="float64")
    return x, rate, times, names


def _espeak(voice: Voice, text: str, folder: pathlib.Path) -> tuple[np.ndarray, int, list, list]:
    wav, listing = folder / "speech.wav", folder / "phones.txt"
    helper = pathlib.Path(__file__).with_name("espeak_process.py")
    _run([sys.executable, str(helper), voice.name, str(int(voice.rate)), str(voice.pitch), str(voice.range), str(wav),
          str(listing)], text)
    x, rate = soundfile.read(wav, dtype="float64")
    starts, names = [], []
    for line in listing.read_text(encoding="utf-8").splitlines():
        ms, _, name = line.partition("\t")
        starts.append(float(ms) / 1000)
        names.append(name)
    ends = starts[1:] + [len(x) / rate]
    return x, rate, list(zip(starts, ends)), names


def synthesise(voice: Voice, text: str) -> tuple[np.ndarray, int, list[tuple[float, float]], list[str]]:
    """Sound, its rate in Hz, and the phones' times (s) and names."""
    with tempfile.TemporaryDirectory() as folder:
        return (_flite if voice.engine == "flite" else _espeak)(voice, text, pathlib.Path(folder))


def speak(voice: Voice, text: str) -> Source:
    """The text spoken, analysed and cached, with its phones."""
    return cached(voice.name, f"{voice.key()}|{text}", lambda: synthesise(voice, text))
