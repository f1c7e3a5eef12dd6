"""Labelled voices to train on: real singers and speech sung to new melodies, and sounds that are no notes.

    PYTHONPATH=training python3 -m vocalmidi_training.voices resung --minutes 5 --seed 1 -o FOLDER --sources RECORDINGS

Read `score.py` first: it says what a note is here. README.md beside this file says what each kind is, which
licences its sounds come under and how the truth is defined.
"""

OUT_RATE = 16000     # Hz, rate of the clips written
WORK_RATE = 48000    # Hz, rate at which grains are cut and placed: one sample is 21 microseconds
HOP = 0.005          # s, step of every analysis track
TICK = 0.001         # s, step of control curves (source time, pitch, gain)
