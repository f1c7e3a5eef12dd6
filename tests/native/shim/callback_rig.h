// A callback without an engine: the test plays the worker by hand on the other end of the rings.
#pragma once

#include "callback.h"
#include "test.h"

#include <cstdint>
#include <vector>

namespace test {

using namespace vocalmidi;

inline constexpr uint32_t kGate = 2;

// A table of 31 parameters from 0 to 100, of which Panic is momentary, Timing wants a restart, Status and the
// measured latencies can only be read, and the pool goes from 0 to 1.
inline vm_status tableSize(uint32_t* count) {
    *count = 31;
    return VM_OK;
}

inline vm_status tableRow(vm_engine*, uint32_t index, vm_parameter* row) {
    const bool pool = index >= VM_PARAMETER_POOL && index < VM_PARAMETER_POOL + VM_POOL_SIZE;
    *row = {index, 0, 0, pool ? 1.0 : 100.0, 0, "a parameter"};
    if (index == VM_PARAMETER_PANIC)
        row->flags = VM_PARAMETER_MOMENTARY;
    if (index == VM_PARAMETER_TIMING)
        row->flags = VM_PARAMETER_RESTART;
    if (index == VM_PARAMETER_STATUS || index > VM_PARAMETER_LATENCY_TARGET)
        row->flags = VM_PARAMETER_READ_ONLY;
    return VM_OK;
}

class Sink final : public EventSink {
public:
    struct Got {
        uint32_t offset;
        bool on;
        int key;
    };
    bool midi(uint32_t offset, uint8_t status, uint8_t data1, uint8_t) noexcept override {
        if (status < 0xE0)
            got.push_back({offset, status == 0x90, data1});
        return true;
    }
    bool noteOn(uint32_t, const NoteAddress&, double) noexcept override { return true; }
    bool noteOff(uint32_t, const NoteAddress&) noexcept override { return true; }
    bool tuning(uint32_t, const NoteAddress&, double) noexcept override { return true; }
    std::vector<Got> got;
};

struct Rig {
    // `other`: the latency once Timing is 1.
    explicit Rig(uint32_t latency = 0, uint32_t other = 0) : link(8000), callback(parameters) {
        EngineLibrary engine{};
        engine.parameterCount = tableSize;
        engine.parameterInfo = tableRow;
        parameters.load(engine, nullptr);
        callback.activate(link, 8000, {latency, other});
    }

    void block(uint32_t frames) {
        audio.inChannels = 0;
        callback.beginBlock(audio, frames, sink);
        callback.endBlock();
    }

    // As the worker: decides a note event.
    void decide(uint32_t kind, int id, int key, int64_t due, uint32_t epoch = 0, int64_t voice = 0) {
        CHECK(RingWriter<vm_event>(link.block().events)
                  .push({due, voice, due, id, key, kind, epoch, static_cast<float>(key), 0.8f, 0.5f, 0, computeNs, 0}));
    }

    // As the worker: takes all audio.
    void takeAudio() { link.block().audio.read = link.block().audio.write; }

    std::vector<vm_message> takeMessages() {
        std::vector<vm_message> all;
        RingReader<vm_message> reader(link.block().messages);
        vm_message message;
        while (reader.peek(message)) {
            all.push_back(message);
            reader.pop();
        }
        return all;
    }

    uint32_t computeNs = 0; // of the events decided from now on
    Link link;
    Parameters parameters;
    Callback callback;
    AudioView audio;
    Sink sink;
};

} // namespace test
