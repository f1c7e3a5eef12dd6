// What a plugin sent, in memory set aside beforehand, so that keeping it costs the audio thread no allocation.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace vocalmidi::host {

enum class EventKind : uint8_t {
    NoteOn,
    NoteOff,
    NoteChoke,
    NoteEnd,
    Expression,
    ParameterValue,
    GestureBegin,
    GestureEnd,
    Midi,
    Sysex,
    Midi2,
    Other,
};

/// One event in no plugin format's terms; which fields count depends on the kind.
struct CapturedEvent {
    int64_t sample;  // of the pass
    double value;    // velocity 0..1, expression or parameter value
    int32_t note_id; // -1: none
    uint32_t id;     // expression or parameter
    int16_t port, channel, key;
    EventKind kind;
    uint8_t size; // bytes of data
    std::array<uint8_t, 16> data;
};

/// Written by the audio thread, read after it has ended.
class EventCapture {
public:
    explicit EventCapture(size_t capacity) : events_(capacity) {}

    void push(const CapturedEvent& event) {
        if (count_ == events_.size()) {
            ++dropped_;
            return;
        }
        events_[count_++] = event;
    }

    void clear() { count_ = 0; }
    size_t count() const { return count_; }
    uint64_t dropped() const { return dropped_; }
    const CapturedEvent& operator[](size_t index) const { return events_[index]; }

private:
    std::vector<CapturedEvent> events_; // every page touched: zeroed at construction
    size_t count_ = 0;
    uint64_t dropped_ = 0;
};

} // namespace vocalmidi::host
