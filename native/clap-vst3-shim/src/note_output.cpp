#include "note_output.h"

#include <algorithm>
#include <cmath>

namespace vocalmidi {

namespace {

// Of MIDI channel 1.
constexpr uint8_t kNoteOff = 0x80;
constexpr uint8_t kNoteOn = 0x90;
constexpr uint8_t kPitchBend = 0xE0;
constexpr uint8_t kReleaseVelocity = 64;

// 1..127: a note-on of velocity 0 would be a note-off.
uint8_t toMidiVelocity(float velocity) noexcept {
    return static_cast<uint8_t>(std::clamp(std::lround(std::clamp(velocity, 0.0f, 1.0f) * 127.0f), 1L, 127L));
}

uint8_t on(uint8_t status, int channel) noexcept {
    return static_cast<uint8_t>(status | channel);
}

} // namespace

void NoteOutput::configure(NoteFormat format, bool bend, double bendRangeSemitones) noexcept {
    format_ = format;
    bends_ = bend;
    range_ = std::max(1.0, bendRangeSemitones);
}

bool NoteOutput::play(const vm_event& event, uint32_t offset, EventSink& sink) noexcept {
    switch (event.kind) {
    case VM_EVENT_NOTE_ON:
        return noteOn(event, offset, sink);
    case VM_EVENT_NOTE_OFF:
        if (const uint32_t index = find(event.note_id); index < held_)
            release(index, offset, sink);
        break;
    case VM_EVENT_PITCH:
        pitch(event, offset, sink);
        break;
    default:
        break;
    }
    return false;
}

bool NoteOutput::noteOn(const vm_event& event, uint32_t offset, EventSink& sink) noexcept {
    if (event.key < 0 || event.key > 127 || event.channel >= kChannels)
        return false;
    const NoteAddress note{event.note_id, event.key, static_cast<int>(event.channel)};
    // A receiver counts notes by key: on a channel one key sounds once.
    for (uint32_t i = held_; i-- > 0;)
        if (notes_[i].note.key == note.key && notes_[i].note.channel == note.channel)
            release(i, offset, sink);
    if (held_ == kMaxHeld)
        return false;
    const double semitones = static_cast<double>(event.pitch) - event.key;
    bool taken;
    if (format_ == NoteFormat::Midi) {
        // The bend of the last note must not colour the start of this one; ahead of the note, also where a format
        // does not promise the order of events at one sample.
        bend(note.channel, bends_ ? semitones : 0, offset, sink);
        taken = sink.midi(offset, on(kNoteOn, note.channel), static_cast<uint8_t>(event.key),
                          toMidiVelocity(event.velocity));
    } else {
        taken = sink.noteOn(offset, note, std::clamp<double>(event.velocity, 0, 1));
        if (taken && bends_)
            sink.tuning(offset, note, semitones);
    }
    if (!taken)
        return false;
    notes_[held_++] = Held{note, format_, false};
    noteOns_.fetch_add(1, std::memory_order_relaxed);
    return true;
}

void NoteOutput::pitch(const vm_event& event, uint32_t offset, EventSink& sink) noexcept {
    const uint32_t index = find(event.note_id);
    if (index == held_ || !bends_)
        return;
    const Held& held = notes_[index];
    const double semitones = static_cast<double>(event.pitch) - held.note.key;
    if (held.format == NoteFormat::NoteExpression)
        sink.tuning(offset, held.note, semitones);
    else if (leads(index))
        bend(held.note.channel, semitones, offset, sink);
}

// Of the notes of a channel, which has one bend, the one that began last decides it.
bool NoteOutput::leads(uint32_t index) const noexcept {
    for (uint32_t i = index + 1; i < held_; ++i)
        if (notes_[i].note.channel == notes_[index].note.channel && !notes_[i].released)
            return false;
    return true;
}

void NoteOutput::bend(int channel, double semitones, uint32_t offset, EventSink& sink) noexcept {
    const double wanted = std::isfinite(semitones) ? semitones / range_ : 0;
    const int value = static_cast<int>(std::clamp(std::lround(kCentre + wanted * kCentre), 0L, 16383L));
    int& last = lastBend_[static_cast<std::size_t>(channel)];
    if (value == last)
        return;
    if (sink.midi(offset, on(kPitchBend, channel), static_cast<uint8_t>(value & 0x7F),
                  static_cast<uint8_t>(value >> 7)))
        last = value;
}

uint32_t NoteOutput::find(int32_t noteId) const noexcept {
    uint32_t index = 0;
    while (index < held_ && (notes_[index].note.id != noteId || notes_[index].released))
        ++index;
    return index;
}

void NoteOutput::release(uint32_t index, uint32_t offset, EventSink& sink) noexcept {
    Held& held = notes_[index];
    held.released = true;
    const bool taken =
        held.format == NoteFormat::Midi
            ? sink.midi(offset, on(kNoteOff, held.note.channel), static_cast<uint8_t>(held.note.key), kReleaseVelocity)
            : sink.noteOff(offset, held.note);
    if (!taken)
        return;
    std::copy(notes_.begin() + index + 1, notes_.begin() + held_, notes_.begin() + index);
    --held_;
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
