// What a voice through the built plugin gives: notes, in time, and every note ended.
#include "playing.h"
#include "test.h"

using namespace test;

namespace {

constexpr clap_id kBypass = 0, kTiming = 10, kOutput = 13, kPanic = 14;

} // namespace

TEST(A_sung_melody_becomes_notes_that_all_end) {
    MiniHost host;
    CHECK(host.activate());
    const auto events = play(host, melody(48000), 256);
    SAME(noteOns(events), 2);
    SAME(host.hanging(), 0);
    CHECK(host.ordered);
}

TEST(Offline_events_do_not_depend_on_the_block_size) {
    for (double rate : {44100.0, 48000.0}) {
        MiniHost reference;
        reference.activate(rate);
        const auto expected = play(reference, melody(rate), 64);
        CHECK(noteOns(expected) > 0);
        for (std::size_t block : {std::size_t{1}, std::size_t{7}, std::size_t{511}, std::size_t{4096},
                                  std::size_t{20000}, std::size_t{0}}) {
            MiniHost host;
            host.activate(rate);
            CHECK(play(host, melody(rate), block) == expected);
        }
    }
}

TEST(Automation_applies_at_its_sample_at_any_block_size) {
    struct Change {
        std::size_t at;
        clap_id id;
        double value;
    };
    // A panic, a bypass and an end of bypass while voices sound.
    const Change changes[] = {{20011, kPanic, 1}, {25003, kBypass, 1}, {30001, kBypass, 0}, {60007, kBypass, 1}};
    const std::vector<float> voice = melody(48000);
    const auto playWith = [&](std::size_t block) {
        MiniHost host;
        host.activate();
        for (std::size_t at = 0; at < voice.size(); at += block) {
            for (const Change& change : changes)
                if (change.at >= at && change.at < at + block)
                    host.parameterEvent(static_cast<uint32_t>(change.at - at), change.id, change.value);
            host.process(part(voice, at, block));
        }
        SAME(host.hanging(), 0);
        return host.events;
    };
    const auto expected = playWith(64);
    CHECK(std::any_of(expected.begin(), expected.end(),
                      [](const OutEvent& e) { return e.isNoteOff() && e.time == 20011; }));
    for (std::size_t block : {std::size_t{1}, std::size_t{511}, std::size_t{4096}, std::size_t{30000}})
        CHECK(playWith(block) == expected);
}

TEST(Aligned_notes_and_audio_come_later_by_the_reported_latency) {
    MiniHost host;
    host.parameterEvent(0, kTiming, 1);
    host.flush();
    host.activate();
    const auto latency = host.extension<clap_plugin_latency_t>(CLAP_EXT_LATENCY)->get(host.plugin);
    CHECK(latency > 0);
    SAME(host.side.latencyChanges, 1);

    const std::vector<float> voice = melody(48000);
    std::vector<float> heard;
    for (std::size_t at = 0; at < voice.size(); at += 333)
        append(heard, host.process(part(voice, at, 333)));
    for (std::size_t i = 0; i < voice.size(); ++i)
        if (heard[i] != (i < latency ? 0.0f : voice[i - latency])) {
            CHECK(!"the audio is the input, later by the latency");
            break;
        }

    const auto first =
        std::find_if(host.events.begin(), host.events.end(), [](const OutEvent& e) { return e.isNoteOn(); });
    CHECK(first != host.events.end());
    const double onset = (static_cast<double>(first->time) - latency) / 48000; // sung at 0.3 s
    CHECK(onset > 0.28 && onset < 0.34);
    SAME(host.diagnostics().late_events, uint64_t{0});
}

TEST(A_timing_change_while_active_waits_for_the_restart_it_asks_for) {
    MiniHost host;
    host.activate();
    host.parameterEvent(0, kTiming, 1);
    host.process(silence(48000, 0.01));
    host.process(silence(48000, 0.01));
    const auto* latency = host.extension<clap_plugin_latency_t>(CLAP_EXT_LATENCY);
    SAME(host.side.restartRequests, 1);
    SAME(host.side.latencyChanges, 0);
    SAME(latency->get(host.plugin), 0u);
    host.deactivate();
    host.activate();
    SAME(host.side.latencyChanges, 1);
    CHECK(latency->get(host.plugin) > 0);
}

TEST(Note_expressions_are_sent_when_asked_for_or_when_the_host_knows_nothing_else) {
    MiniHost asked;
    asked.activate();
    asked.parameterEvent(0, kOutput, 1);
    play(asked, melody(48000), 300);
    MiniHost clapOnly(CLAP_NOTE_DIALECT_CLAP);
    clapOnly.activate();
    play(clapOnly, melody(48000), 300);
    MiniHost midiOnly(CLAP_NOTE_DIALECT_MIDI);
    midiOnly.activate();
    midiOnly.parameterEvent(0, kOutput, 1);
    play(midiOnly, melody(48000), 300);
    for (const MiniHost* host : {&asked, &clapOnly, &midiOnly}) {
        SAME(noteOns(host->events), 2);
        SAME(host->hanging(), 0);
        for (const OutEvent& event : host->events)
            CHECK((event.type == CLAP_EVENT_MIDI) == (host == &midiOnly));
    }
}

TEST(Notes_that_come_in_go_through_in_order) {
    MiniHost host;
    host.activate();
    host.midiEvent(5, 0x91, 50, 100);
    host.midiEvent(30, 0x81, 50, 0);
    host.process(silence(48000, 0.01));
    SAME(host.events.size(), std::size_t{2});
    SAME(host.events[0].time, uint64_t{5});
    SAME(host.events[1].time, uint64_t{30});
}

int main() {
    return runAll();
}
