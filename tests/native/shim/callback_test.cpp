// When events leave, what the worker is told, and what ends a note.
#include "callback_rig.h"

#include <cmath>

using namespace test;

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

TEST(A_front_that_may_switch_changes_timing_and_delay_at_once_and_ends_its_notes) {
    Rig rig(0, 40);
    rig.callback.setSwitching(true);
    rig.block(100);
    rig.decide(VM_EVENT_NOTE_ON, 1, 60, 50);
    rig.block(100);
    rig.takeMessages();
    std::vector<float> in(100), out(100);
    for (std::size_t i = 0; i < in.size(); ++i)
        in[i] = static_cast<float>(i + 1);
    rig.audio.in32[0] = in.data();
    rig.audio.out32[0] = out.data();
    rig.audio.inChannels = rig.audio.outChannels = 1;
    rig.callback.beginBlock(rig.audio, 100, rig.sink);
    rig.callback.advance(10);
    rig.callback.automate(VM_PARAMETER_TIMING, 1);
    rig.callback.endBlock();
    SAME(out[9], in[9]); // before the change
    SAME(out[10], 0.0f); // after it silence, until the voice comes again, 40 samples later
    SAME(out[49], 0.0f);
    SAME(out[50], in[10]);
    SAME(rig.sink.got.size(), std::size_t{2});
    CHECK(!rig.sink.got[1].on);
    const std::vector<vm_message> told = rig.takeMessages();
    SAME(told.size(), std::size_t{2});
    SAME(told[0].kind, uint32_t{VM_MESSAGE_END_NOTES});
    SAME(told[1].parameter, uint32_t{VM_PARAMETER_TIMING});
    SAME(told[1].at, int64_t{210});
}

TEST(A_front_that_may_not_switch_keeps_timing_until_the_next_activation) {
    Rig rig(0, 40);
    rig.callback.beginBlock(rig.audio, 100, rig.sink);
    rig.callback.automate(VM_PARAMETER_TIMING, 1);
    rig.callback.endBlock();
    SAME(rig.takeMessages().size(), std::size_t{0});
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

TEST(The_worker_hears_of_the_song_when_it_changes_and_not_in_every_block) {
    Rig rig;
    Transport transport;
    transport.playing = transport.hasBeats = true;
    std::vector<vm_message> told;
    for (int i = 0; i < 20; ++i) {
        transport.tempo = i < 10 ? 90 : 120;
        transport.beats = i < 10 ? i * 400.0 / 8000 * 1.5 : 0.75 + (i - 10) * 400.0 / 8000 * 2;
        rig.callback.beginBlock(rig.audio, 400, rig.sink);
        rig.callback.transport(transport);
        rig.callback.endBlock();
        rig.takeAudio();
        for (const vm_message& message : rig.takeMessages())
            told.push_back(message);
    }
    SAME(told.size(), std::size_t{2});
    SAME(told[0].kind, uint32_t{VM_MESSAGE_TRANSPORT});
    SAME(told[0].at, int64_t{0});
    SAME(told[0].transport.tempo, 90.0);
    SAME(told[1].at, int64_t{4000});
    SAME(told[1].transport.tempo, 120.0);
    SAME(told[1].transport.beats, 0.75);
    SAME(told[1].transport.flags, uint32_t{VM_TRANSPORT_PLAYING | VM_TRANSPORT_HAS_BEATS});
}

TEST(A_song_whose_position_is_rounded_is_not_told_again) {
    Rig rig;
    Transport transport;
    transport.playing = transport.hasSeconds = true;
    std::size_t told = 0;
    for (int i = 0; i < 100; ++i) {
        transport.seconds = std::round(i * 400.0 / 8000 * 1000) / 1000 + (i % 2) * 0.001;
        rig.callback.beginBlock(rig.audio, 400, rig.sink);
        rig.callback.transport(transport);
        rig.callback.endBlock();
        rig.takeAudio();
        told += rig.takeMessages().size();
    }
    SAME(told, std::size_t{1});
}

int main() {
    return runAll();
}
