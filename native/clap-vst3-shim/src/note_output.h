// From the voice's events to what the host's note port takes, with a record of what sounds: whatever happens, every
// note-on that left gets its note-off. [audio-thread] unless said otherwise.
#pragma once

#include "vocalmidi_abi.h"

#include <array>
#include <atomic>
#include <cstdint>

namespace vocalmidi {

// A note as hosts address it.
struct NoteAddress {
    int32_t id; // -1: of no id
    int key;
    int channel; // 0..15
};

// Where events leave: a format's front. False: the host did not take it. Offsets are samples into the block.
class EventSink {
public:
    virtual ~EventSink() = default;
    virtual bool midi(uint32_t offset, uint8_t status, uint8_t data1, uint8_t data2) noexcept = 0;
    virtual bool noteOn(uint32_t offset, const NoteAddress& note, double velocity) noexcept = 0;
    virtual bool noteOff(uint32_t offset, const NoteAddress& note) noexcept = 0;
    // Semitones from the note's key.
    virtual bool tuning(uint32_t offset, const NoteAddress& note, double semitones) noexcept = 0;
};

enum class NoteFormat { Midi, NoteExpression };

class NoteOutput {
public:
    // Applies from the next event on; a note that sounds ends in the format it began in.
    void configure(NoteFormat format, bool bend, double bendRangeSemitones) noexcept;

    // True if a note-on was given to the host.
    bool play(const vm_event& event, uint32_t offset, EventSink& sink) noexcept;

    // Sends the note-offs of everything that sounds. What the host does not take is tried again by retry.
    void endAll(uint32_t offset, EventSink& sink) noexcept;
    void retry(EventSink& sink) noexcept;

    bool sounding() const noexcept { return held_ > 0; }

    // Counted since the plugin was made. Any thread.
    uint64_t noteOns() const noexcept { return noteOns_.load(std::memory_order_relaxed); }
    uint64_t noteOffs() const noexcept { return noteOffs_.load(std::memory_order_relaxed); }

private:
    struct Held {
        NoteAddress note;
        NoteFormat format;
        bool released; // the note-off is due but the host has not taken it yet
    };

    bool noteOn(const vm_event& event, uint32_t offset, EventSink& sink) noexcept;
    void pitch(const vm_event& event, uint32_t offset, EventSink& sink) noexcept;
    void release(uint32_t index, uint32_t offset, EventSink& sink) noexcept;
    void bend(int channel, double semitones, uint32_t offset, EventSink& sink) noexcept;
    uint32_t find(int32_t noteId) const noexcept; // held_: not there
    bool leads(uint32_t index) const noexcept;

    static constexpr uint32_t kMaxHeld = 128; // what scripts may let sound at once
    static constexpr int kChannels = 16;
    static constexpr int kCentre = 8192;

    static constexpr std::array<int, kChannels> filled(int value) noexcept {
        std::array<int, kChannels> all{};
        for (int& each : all)
            each = value;
        return all;
    }

    std::array<Held, kMaxHeld> notes_{}; // in the order in which they began
    uint32_t held_ = 0;
    NoteFormat format_ = NoteFormat::Midi;
    bool bends_ = true;
    double range_ = 2;
    std::array<int, kChannels> lastBend_ = filled(-1); // -1: the host has heard none
    std::atomic<uint64_t> noteOns_{0};
    std::atomic<uint64_t> noteOffs_{0};
};

} // namespace vocalmidi
