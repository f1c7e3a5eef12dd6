"""Speaks one text with espeak-ng and tells when each phoneme starts. A program of its own, run by espeak.py.

    espeak_process.py VOICE RATE PITCH RANGE OUT.wav OUT.txt < TEXT

OUT.txt has one line per phoneme: start in ms, mnemonic. espeak-ng (GPL-3) stays outside the training process;
what it speaks is not covered by its licence.
"""
import ctypes
import sys
import wave

RETRIEVAL, PHONEME_EVENTS, TEXT_IS_UTF8 = 1, 1, 1
EVENT_END, EVENT_PHONEME = 0, 7
PARAMETER_RATE, PARAMETER_PITCH, PARAMETER_RANGE = 1, 3, 4


class Event(ctypes.Structure):
    """espeak_EVENT of speak_lib.h."""
    _fields_ = [("type", ctypes.c_int), ("unique_identifier", ctypes.c_uint), ("text_position", ctypes.c_int),
                ("length", ctypes.c_int), ("audio_position", ctypes.c_int), ("sample", ctypes.c_int),
                ("user_data", ctypes.c_void_p), ("id", ctypes.c_char * 8)]


def main() -> None:
    voice, rate, pitch, spread, wav, listing = sys.argv[1:7]
    lib = ctypes.CDLL("libespeak-ng.so.1")
    hertz = lib.espeak_Initialize(RETRIEVAL, 200, None, PHONEME_EVENTS)
    if hertz <= 0:
        raise SystemExit("espeak-ng does not start")
    sound, phonemes = bytearray(), []

    def heard(samples, count, events):
        if count > 0 and samples:
            sound.extend(ctypes.string_at(samples, 2 * count))
        i = 0
        while events[i].type != EVENT_END:
            if events[i].type == EVENT_PHONEME:
                phonemes.append((events[i].audio_position, events[i].id.decode("utf-8", "replace")))
            i += 1
        return 0

    callback = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.POINTER(Event))(heard)
    lib.espeak_SetSynthCallback(callback)
    if lib.espeak_SetVoiceByName(voice.encode()) != 0:
        raise SystemExit(f"espeak-ng has no voice {voice}")
    for parameter, value in ((PARAMETER_RATE, rate), (PARAMETER_PITCH, pitch), (PARAMETER_RANGE, spread)):
        lib.espeak_SetParameter(parameter, int(value), 0)
    text = sys.stdin.buffer.read() + b"\0"
    lib.espeak_Synth(text, len(text), 0, 1, 0, TEXT_IS_UTF8, None, None)
    lib.espeak_Synchronize()
    with wave.open(wav, "wb") as w:
        w.setnchannels(1)
        w.setsampwidth(2)
        w.setframerate(hertz)
        w.writeframes(bytes(sound))
    with open(listing, "w", encoding="utf-8") as f:
        f.writelines(f"{ms}\t{name}\n" for ms, name in phonemes)


if __name__ == "__main__":
    main()
