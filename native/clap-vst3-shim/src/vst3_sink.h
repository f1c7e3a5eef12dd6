// Where a VST3 block's events go. Audio thread.
#pragma once

#include "note_output.h"

#include <pluginterfaces/vst/ivstevents.h>

namespace vocalmidi::vst3 {

using namespace Steinberg;

// The output list, in order of time: our events, and between them the notes that came in (thru).
class Vst3Sink final : public EventSink {
public:
    Vst3Sink(Vst::IEventList* in, Vst::IEventList* out, uint32_t frames, double beats) noexcept;

    // Notes as notes, whatever else as the legacy controller events that VST3 has for them.
    bool midi(uint32_t offset, uint8_t status, uint8_t data1, uint8_t data2) noexcept override;
    bool noteOn(uint32_t offset, const NoteAddress& note, double velocity) noexcept override;
    bool noteOff(uint32_t offset, const NoteAddress& note) noexcept override;
    bool tuning(uint32_t offset, const NoteAddress& note, double semitones) noexcept override;

    // Passes the incoming notes up to `offset` on.
    void thruUpTo(int32 offset) noexcept;

private:
    Vst::Event at(uint32_t offset, uint16 type) const noexcept;
    bool push(Vst::Event& event) noexcept;

    Vst::IEventList* in_;
    Vst::IEventList* out_;
    int32 size_;
    int32 last_;
    double beats_;
    int32 next_ = 0;
};

} // namespace vocalmidi::vst3
