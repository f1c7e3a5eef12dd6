// What the callback does when a ring is full or the engine has failed: nothing hangs, nothing silent.
#include "callback_rig.h"

using namespace test;

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
    CHECK(rig.callback.takeNews());
    CHECK(!rig.callback.takeNews()); // told once
}

int main() {
    return runAll();
}
