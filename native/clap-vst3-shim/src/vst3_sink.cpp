#include "vst3_sink.h"

#include <algorithm>
#include <pluginterfaces/vst/ivstmidicontrollers.h>
#include <pluginterfaces/vst/ivstnoteexpression.h>

namespace vocalmidi::vst3 {

namespace {

constexpr float kReleaseVelocity = 0.5f;

bool isThru(const Vst::Event& event) noexcept {
    switch (event.type) {
    case Vst::Event::kNoteOnEvent:
    case Vst::Event::kNoteOffEvent:
    case Vst::Event::kDataEvent:
    case Vst::Event::kPolyPressureEvent:
    case Vst::Event::kNoteExpressionValueEvent:
    case Vst::Event::kLegacyMIDICCOutEvent:
        return true;
    default:
        return false;
    }
}

} // namespace

Vst3Sink::Vst3Sink(Vst::IEventList* in, Vst::IEventList* out, uint32_t frames, double beats) noexcept
    : in_(in), out_(out), size_(in ? in->getEventCount() : 0), last_(frames > 0 ? static_cast<int32>(frames - 1) : 0),
      beats_(beats) {}

bool Vst3Sink::midi(uint32_t offset, uint8_t status, uint8_t data1, uint8_t data2) noexcept {
    switch (status & 0xF0) {
    case 0x90:
        return noteOn(offset, {-1, data1, status & 0x0F}, data2 / 127.0);
    case 0x80:
        return noteOff(offset, {-1, data1, status & 0x0F});
    case 0xE0: {
        Vst::Event event = at(offset, Vst::Event::kLegacyMIDICCOutEvent);
        event.midiCCOut.controlNumber = Vst::kPitchBend;
        event.midiCCOut.channel = static_cast<int8>(status & 0x0F);
        event.midiCCOut.value = static_cast<int8>(data1);
        event.midiCCOut.value2 = static_cast<int8>(data2);
        return push(event);
    }
    default:
        return false;
    }
}

bool Vst3Sink::noteOn(uint32_t offset, const NoteAddress& note, double velocity) noexcept {
    Vst::Event event = at(offset, Vst::Event::kNoteOnEvent);
    event.noteOn.channel = static_cast<int16>(note.channel);
    event.noteOn.pitch = static_cast<int16>(note.key);
    event.noteOn.velocity = static_cast<float>(velocity);
    event.noteOn.noteId = note.id;
    return push(event);
}

bool Vst3Sink::noteOff(uint32_t offset, const NoteAddress& note) noexcept {
    Vst::Event event = at(offset, Vst::Event::kNoteOffEvent);
    event.noteOff.channel = static_cast<int16>(note.channel);
    event.noteOff.pitch = static_cast<int16>(note.key);
    event.noteOff.velocity = kReleaseVelocity;
    event.noteOff.noteId = note.id;
    return push(event);
}

// Tuning runs from -120 to 120 semitones over 0..1.
bool Vst3Sink::tuning(uint32_t offset, const NoteAddress& note, double semitones) noexcept {
    Vst::Event event = at(offset, Vst::Event::kNoteExpressionValueEvent);
    event.noteExpressionValue.typeId = Vst::kTuningTypeID;
    event.noteExpressionValue.noteId = note.id;
    event.noteExpressionValue.value = std::clamp(0.5 + semitones / 240, 0.0, 1.0);
    return push(event);
}

void Vst3Sink::thruUpTo(int32 offset) noexcept {
    for (; next_ < size_; ++next_) {
        Vst::Event event{};
        if (in_->getEvent(next_, event) != kResultOk)
            continue;
        if (event.sampleOffset > offset)
            return;
        if (isThru(event) && out_)
            out_->addEvent(event);
    }
}

Vst::Event Vst3Sink::at(uint32_t offset, uint16 type) const noexcept {
    Vst::Event event{};
    event.sampleOffset = std::min(static_cast<int32>(offset), last_);
    event.ppqPosition = beats_;
    event.flags = Vst::Event::kIsLive;
    event.type = type;
    return event;
}

bool Vst3Sink::push(Vst::Event& event) noexcept {
    thruUpTo(event.sampleOffset);
    return out_ && out_->addEvent(event) == kResultOk;
}

} // namespace vocalmidi::vst3
