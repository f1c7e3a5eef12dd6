#include "note_output.h"

#include <algorithm>
#include <cmath>

namespace vocalmidi {

namespace {

// MIDI channel 1.
constexpr uint8_t kNoteOff = 0x80;
constexpr uint8_t kNoteOn = 0x90;
constexpr uint8_t kPitchBend = 0xE0;
constexpr uint8_t kReleaseVelocity = 64;

// 1..127: a note-on of velocity 0 would be a note-off.
uint8_t toMidiVelocity(float velocity) noexcept {
    return static_cast<uint8_t>(std::clamp(std::lround(std::clamp(velocity, 0.0f, 1.0f) * 127.0f), 1L, 127L));
}

} // namespace

void NoteOutput::configure(NoteFormat format, bool bend, double bendRangeSemitones) noexcept {
    format_ = format;
    bends_ = bend;
    range_ = std::max(1.0, bendRangeSemitones);
}

void NoteOutput::play(const vm_event& event, uint32_t offset, EventSink& sink) noexcept {
    switch (event.kind) {
    case VM_EVENT_NOTE_ON:
        noteOn(event, offset, sink);
        break;
    case VM_EVENT_NOTE_OFF:
        if (Held* note = find(event.note_id))
            release(static_cast<uint32_t>(note - notes_.data()), offset, sink);
        break;
    case VM_EVENT_PITCH:
        pitch(event, offset, sink);
        break;
    default:
        break;
    }
}

void NoteOutput::noteOn(const vm_event& event, uint32_t offset, EventSink& sink) noexcept {
    if (event.key < 0 || event.key > 127)
        return;
    // A receiver counts notes by key: one key sounds once.
    for (uint32_t i = held_; i-- > 0;)
        if (notes_[i].key == event.key)
            release(i, offset, sink);
    if (held_ == kMaxHeld)
        return;
    const double semitones = static_cast<double>(event.pitch) - event.key;
    bool taken;
    if (format_ == NoteFormat::Midi) {
        // The bend of the last note must not colour the start of this one; ahead of the note, also where a format
        // does not promise the order of events at one sample.
        bend(bends_ ? semitones : 0, offset, sink);
        taken = sink.midi(offset, kNoteOn, static_cast<uint8_t>(event.key), toMidiVelocity(event.velocity));
    } else {
        taken = sink.noteOn(offset, event.note_id, event.key, std::clamp<double>(event.velocity, 0, 1));
        if (taken && bends_)
            sink.tuning(offset, event.note_id, event.key, semitones);
    }
    if (!taken)
        return;
    notes_[held_++] = Held{event.note_id, event.key, format_, false};
    noteOns_.fetch_add(1, std::memory_order_relaxed);
}

void NoteOutput::pitch(const vm_event& event, uint32_t offset, EventSink& sink) noexcept {
    const Held* note = find(event.note_id);
    if (!note || !bends_)
        return;
    const double semitones = static_cast<double>(event.pitch) - note->key;
    if (note->format == NoteFormat::Midi)
        bend(semitones, offset, sink);
    else
        sink.tuning(offset, note->noteId, note->key, semitones);
}

void NoteOutput::bend(double semitones, uint32_t offset, EventSink& sink) noexcept {
    const double wanted = std::isfinite(semitones) ? semitones / range_ : 0;
    const int value = static_cast<int>(std::clamp(std::lround(kCentre + wanted * kCentre), 0L, 16383L));
    if (value == lastBend_)
        return;
    if (sink.midi(offset, kPitchBend, static_cast<uint8_t>(value & 0x7F), static_cast<uint8_t>(value >> 7)))
        lastBend_ = value;
}

NoteOutput::Held* NoteOutput::find(int32_t noteId) noexcept {
    for (uint32_t i = 0; i < held_; ++i)
        if (notes_[i].noteId == noteId && !notes_[i].released)
            return &notes_[i];
    return nullptr;
}

void NoteOutput::release(uint32_t index, uint32_t offset, EventSink& sink) noexcept {
    Held& note = notes_[index];
    note.released = true;
    const bool taken = note.format == NoteFormat::Midi
                           ? sink.midi(offset, kNoteOff, static_cast<uint8_t>(note.key), kReleaseVelocity)
                           : sink.noteOff(offset, note.noteId, note.key);
    if (!taken)
        return;
    note = notes_[--held_];
    noteOffs_.fetch_add(1, std::memory_order_relaxed);
}

void NoteOutput::endAll(uint32_t offset, EventSink& sink) noexcept {
    for (uint32_t i = held_; i-- > 0;)
        release(i, offset, sink);
}

void NoteOutput::retry(EventSink& sink) noexcept {
    for (uint32_t i = held_; i-- > 0;)
        if (notes_[i].released)
            release(i, 0, sink);
}

} // namespace vocalmidi
