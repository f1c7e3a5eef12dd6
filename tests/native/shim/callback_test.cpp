// The callback without an engine: the test plays the worker by hand on the other end of the rings.
#include "callback.h"
#include "test.h"

#include <cstring>
#include <vector>

using namespace vocalmidi;

namespace {

constexpr uint32_t kGate = 2;

// A table of 15 parameters from 0 to 100, of which Panic is momentary.
vm_status tableSize(uint32_t* count) {
    *count = 15;
    return VM_OK;
}

vm_status tableRow(uint32_t index, vm_parameter* row) {
    *row = {index, index == VM_PARAMETER_PANIC ? uint32_t{VM_PARAMETER_MOMENTARY} : 0, 0, 100, 0, "a parameter"};
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
    bool noteOn(uint32_t, int32_t, int, double) noexcept override { return true; }
    bool noteOff(uint32_t, int32_t, int) noexcept override { return true; }
    bool tuning(uint32_t, int32_t, int, double) noexcept override { return true; }
    std::vector<Got> got;
};

struct Rig {
    explicit Rig(uint32_t latency = 0) : link(8000), callback(parameters) {
        EngineLibrary engine{};
        engine.parameterCount = tableSize;
        engine.parameterInfo = tableRow;
        parameters.load(engine);
        callback.activate(link, 8000, latency);
    }

    void block(uint32_t frames) {
        audio.inChannels = 0;
        callback.beginBlock(audio, frames, sink);
        callback.endBlock();
    }

    // As the worker: decides a note event.
    void decide(uint32_t kind, int id, int key, int64_t due, uint32_t epoch = 0, int64_t voice = 0) {
        CHECK(RingWriter<vm_event>(link.block().events)
                  .push({due, voice, due, id, key, kind, epoch, static_cast<float>(key), 0.8f, 0.5f, 0}));
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

    Link link;
    Parameters parameters;
    Callback callback;
    AudioView audio;
    Sink sink;
};

} // namespace

TEST(An_event_of_the_past_leaves_at_once_and_one_of_the_future_waits_for_its_sample) {
    Rig rig;
    rig.block(100);
    rig.decide(VM_EVENT_NOTE_ON, 1, 60, 50);
    rig.decide(VM_EVENT_NOTE_OFF, 1, 60, 230);
    rig.block(100);
    SAME(rig.sink.got.size(), std::size_t{1});
    SAME(rig.sink.got[0].offset, 0u);
    rig.block(100);
    SAME(rig.sink.got.size(), std::size_t{2});
    SAME(rig.sink.got[1].offset, 30u);
    CHECK(!rig.sink.got[1].on);
}

TEST(An_aligned_event_after_its_place_leaves_at_once_and_is_counted) {
    Rig rig(40);
    rig.block(100);
    rig.decide(VM_EVENT_NOTE_ON, 1, 60, 120, 0, 80);
    rig.decide(VM_EVENT_NOTE_OFF, 1, 60, 150, 0, 60);
    rig.block(100);
    SAME(rig.callback.lateEvents(), uint64_t{1});
    SAME(rig.sink.got.size(), std::size_t{2});
    SAME(rig.sink.got[0].offset, 20u);
    SAME(rig.sink.got[1].offset, 50u);
}

TEST(Automation_carries_its_stream_sample) {
    Rig rig;
    rig.block(100);
    rig.callback.beginBlock(rig.audio, 64, rig.sink);
    rig.callback.advance(10);
    rig.callback.automate(kGate, 7);
    rig.callback.advance(40);
    rig.callback.automate(kGate, 9);
    rig.callback.endBlock();
    const auto messages = rig.takeMessages();
    SAME(messages.size(), std::size_t{2});
    SAME(messages[0].at, int64_t{110});
    SAME(messages[0].value, 7.0);
    SAME(messages[1].at, int64_t{140});
    SAME(messages[1].parameter, kGate);
}

TEST(A_change_from_outside_is_sent_with_the_next_block) {
    Rig rig;
    rig.block(100);
    rig.parameters.set(kGate, 250);
    rig.block(100);
    const auto messages = rig.takeMessages();
    SAME(messages.size(), std::size_t{1});
    SAME(messages[0].at, int64_t{100});
    SAME(messages[0].value, 100.0); // clamped to the table
}

TEST(What_was_decided_before_a_reset_does_not_sound_after_it) {
    Rig rig(4000);
    rig.decide(VM_EVENT_NOTE_ON, 1, 60, 150);
    rig.block(100);
    rig.callback.reset();
    rig.block(100);
    CHECK(rig.sink.got.empty());
    const auto messages = rig.takeMessages();
    SAME(messages.size(), std::size_t{1});
    SAME(messages[0].kind, uint32_t{VM_MESSAGE_RESET});
    SAME(messages[0].at, int64_t{100});
    rig.decide(VM_EVENT_NOTE_ON, 2, 62, 250, messages[0].epoch);
    rig.block(100);
    SAME(rig.sink.got.size(), std::size_t{1});
    SAME(rig.sink.got[0].key, 62);
}

TEST(An_overload_ends_the_note_and_the_stream_goes_on_at_the_right_sample) {
    Rig rig;
    rig.decide(VM_EVENT_NOTE_ON, 1, 60, 0);
    rig.block(1);
    const uint64_t capacity = rig.link.block().audio.capacity;
    uint64_t sent = 1;
    while (rig.callback.gaps() == 0) {
        rig.block(1000);
        sent += 1000;
    }
    CHECK(sent > capacity);
    SAME(rig.sink.got.size(), std::size_t{2});
    CHECK(!rig.sink.got[1].on);
    const uint64_t gapStart = rig.link.block().audio.write;

    rig.decide(VM_EVENT_NOTE_ON, 2, 62, 0); // decided before the gap was known
    rig.block(1000);
    SAME(rig.sink.got.size(), std::size_t{2});
    SAME(rig.callback.gaps(), uint64_t{1});

    rig.takeAudio();
    rig.block(1000);
    const auto messages = rig.takeMessages();
    SAME(messages.size(), std::size_t{1});
    SAME(messages[0].kind, uint32_t{VM_MESSAGE_GAP});
    SAME(messages[0].at, static_cast<int64_t>(gapStart));
    SAME(messages[0].frames, static_cast<int64_t>(sent + 1000 - gapStart));
    SAME(rig.link.block().audio.refused, static_cast<uint64_t>(messages[0].frames));
    SAME(rig.link.block().audio.write - rig.link.block().audio.read, uint64_t{1000});
    rig.decide(VM_EVENT_NOTE_ON, 3, 64, 0, messages[0].epoch);
    rig.block(1);
    CHECK(rig.sink.got.back().on && rig.sink.got.back().key == 64);
}

TEST(Parameters_changed_during_an_overload_arrive_after_it) {
    Rig rig;
    while (rig.callback.gaps() == 0)
        rig.block(4096);
    rig.parameters.set(kGate, 42);
    rig.block(10);
    CHECK(rig.takeMessages().empty());
    rig.takeAudio();
    rig.block(10);
    const auto messages = rig.takeMessages();
    SAME(messages.size(), std::size_t{2});
    SAME(messages[0].kind, uint32_t{VM_MESSAGE_GAP});
    SAME(messages[1].parameter, kGate);
    SAME(messages[1].value, 42.0);
    SAME(messages[1].at, messages[0].at + messages[0].frames);
}

TEST(More_automation_than_the_ring_holds_still_ends_at_the_last_value) {
    Rig rig;
    rig.callback.beginBlock(rig.audio, 4000, rig.sink);
    for (uint32_t i = 0; i < 3000; ++i) {
        rig.callback.advance(i);
        rig.callback.automate(kGate, i % 100);
    }
    rig.callback.automate(kGate, 55);
    rig.callback.endBlock();
    CHECK(rig.link.block().messages.refused > 0);
    SAME(rig.takeMessages().size(), std::size_t{Link::kMessages});
    rig.block(10);
    const auto late = rig.takeMessages();
    SAME(late.size(), std::size_t{1});
    SAME(late[0].value, 55.0);
}

TEST(Ending_notes_is_never_lost_even_without_room_for_its_message) {
    Rig rig;
    rig.decide(VM_EVENT_NOTE_ON, 1, 60, 0);
    rig.block(1);
    RingWriter<vm_message> messages(rig.link.block().messages);
    while (messages.push({}))
        ;
    rig.callback.reset();
    rig.block(1);
    SAME(rig.sink.got.size(), std::size_t{2});
    rig.decide(VM_EVENT_PITCH, 1, 60, 0);
    rig.decide(VM_EVENT_NOTE_ON, 2, 61, 0);
    rig.block(1);
    SAME(rig.sink.got.size(), std::size_t{2});
    rig.takeMessages();
    rig.takeAudio();
    rig.block(1);
    SAME(rig.takeMessages().at(0).kind, uint32_t{VM_MESSAGE_GAP});
}

TEST(A_failed_engine_leaves_no_note_hanging) {
    Rig rig;
    rig.decide(VM_EVENT_NOTE_ON, 1, 60, 0);
    rig.block(10);
    rig.link.block().failed = 1;
    rig.block(10);
    SAME(rig.sink.got.size(), std::size_t{2});
    CHECK(!rig.callback.notes().sounding());
    CHECK(rig.callback.takeTrouble());
    CHECK(!rig.callback.takeTrouble()); // told once
}

TEST(Bypass_silences_events_and_later_notes_sound_again) {
    Rig rig;
    rig.callback.beginBlock(rig.audio, 10, rig.sink);
    rig.callback.automate(VM_PARAMETER_BYPASS, 1);
    rig.callback.endBlock();
    rig.decide(VM_EVENT_NOTE_ON, 1, 60, 0, rig.takeMessages().at(0).epoch);
    rig.block(10);
    CHECK(rig.sink.got.empty());
    rig.callback.beginBlock(rig.audio, 10, rig.sink);
    rig.callback.automate(VM_PARAMETER_BYPASS, 0);
    rig.callback.endBlock();
    rig.decide(VM_EVENT_NOTE_ON, 2, 60, 0, rig.takeMessages().at(0).epoch);
    rig.block(10);
    SAME(rig.sink.got.size(), std::size_t{1});
}

TEST(A_host_whose_song_position_stands_still_keeps_its_notes) {
    Rig rig;
    rig.decide(VM_EVENT_NOTE_ON, 1, 60, 0);
    Transport transport;
    transport.playing = transport.hasSeconds = true;
    for (int i = 0; i < 20; ++i) {
        rig.callback.beginBlock(rig.audio, 400, rig.sink);
        rig.callback.transport(transport);
        rig.callback.endBlock();
        rig.takeAudio();
    }
    SAME(rig.sink.got.size(), std::size_t{1});
}

TEST(A_jump_in_beats_ends_the_note_and_a_steady_beat_does_not) {
    Rig rig;
    rig.decide(VM_EVENT_NOTE_ON, 1, 60, 0);
    Transport transport;
    transport.playing = transport.hasBeats = true;
    transport.tempo = 90;
    for (int i = 0; i < 20; ++i) {
        transport.beats = i * 400.0 / 8000 * 1.5;
        rig.callback.beginBlock(rig.audio, 400, rig.sink);
        rig.callback.transport(transport);
        rig.callback.endBlock();
    }
    SAME(rig.sink.got.size(), std::size_t{1});
    transport.beats = 0;
    rig.callback.beginBlock(rig.audio, 400, rig.sink);
    rig.callback.transport(transport);
    rig.callback.endBlock();
    SAME(rig.sink.got.size(), std::size_t{2});
}

int main() {
    return test::runAll();
}
