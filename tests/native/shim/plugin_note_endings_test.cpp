// Everything on the host's side that must end a sounding note.
#include "playing.h"
#include "test.h"

using namespace test;

namespace {

constexpr clap_id kBypass = 0, kPanic = 14;

// A host in which a note sounds right now.
void singUntilNote(MiniHost& host) {
    const std::vector<float> voice = tone(48000, 1.0);
    for (std::size_t at = 0; at < voice.size() && host.hanging() == 0; at += 256)
        host.process(part(voice, at, 256));
    CHECK(host.hanging() == 1);
}

} // namespace

TEST(Panic_ends_the_note_at_its_sample) {
    MiniHost host;
    host.activate();
    singUntilNote(host);
    const std::size_t before = host.events.size();
    host.parameterEvent(100, kPanic, 1);
    host.process(tone(48000, 0.01));
    CHECK(host.events.size() > before);
    const auto off = std::find_if(host.events.begin() + static_cast<std::ptrdiff_t>(before), host.events.end(),
                                  [](const OutEvent& e) { return e.isNoteOff(); });
    CHECK(off != host.events.end() && (off->time % 256) == 100);
    SAME(host.value(kPanic), 0.0);
}

TEST(Bypass_ends_the_note_and_starts_no_other) {
    MiniHost host;
    host.activate();
    singUntilNote(host);
    host.parameterEvent(0, kBypass, 1);
    host.process(tone(48000, 0.01));
    SAME(host.hanging(), 0);
    const int before = noteOns(host.events);
    play(host, tone(48000, 0.5), 512);
    SAME(noteOns(host.events), before);
}

TEST(Stopping_transport_ends_the_note) {
    MiniHost host;
    host.activate();
    host.transport(0, true);
    host.process(silence(48000, 0.01));
    host.noTransport();
    singUntilNote(host);
    const int before = noteOffs(host.events);
    host.transport(0.5, false);
    host.process({0.0f});
    SAME(noteOffs(host.events), before + 1);
}

TEST(A_transport_jump_ends_the_note_and_steady_playing_does_not) {
    MiniHost host;
    host.activate();
    const std::vector<float> voice = tone(48000, 1.0);
    for (std::size_t at = 0; at < 24000; at += 480) {
        host.transport(static_cast<double>(at) / 48000, true);
        host.process(part(voice, at, 480));
    }
    SAME(noteOns(host.events), 1);
    SAME(noteOffs(host.events), 0);
    host.transport(60, true);
    host.process({0.1f});
    SAME(noteOffs(host.events), 1);
}

TEST(Reset_and_reactivation_end_the_note_in_the_next_block) {
    MiniHost host;
    host.activate();
    singUntilNote(host);
    const int before = noteOffs(host.events);
    host.plugin->reset(host.plugin);
    host.process({0.0f});
    SAME(noteOffs(host.events), before + 1);
    singUntilNote(host);
    host.deactivate();
    host.activate();
    host.process({0.0f});
    SAME(noteOffs(host.events), before + 2);
    SAME(host.hanging(), 0);
}

TEST(A_note_off_the_host_does_not_take_is_sent_again) {
    MiniHost host;
    host.activate();
    singUntilNote(host);
    host.side.refuseEvents = true;
    play(host, silence(48000, 0.6), 480);
    SAME(host.hanging(), 1);
    host.side.refuseEvents = false;
    host.process({0.0f});
    SAME(host.hanging(), 0);
}

int main() {
    return runAll();
}
