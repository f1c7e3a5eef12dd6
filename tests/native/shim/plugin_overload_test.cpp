// The whole plugin, its engine left behind in the middle of a note.
#include "mini_host.h"
#include "signals.h"
#include "test.h"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <string>
#include <thread>

using namespace test;

namespace {

constexpr std::size_t kBlock = 256;
constexpr clap_id kStatus = 25;

// The worker has heard all that was sent but an incomplete hop, for which it is not woken; what found no room never
// comes.
bool heard(const MiniHost& host) {
    const auto d = host.diagnostics();
    return d.worker_frames + d.audio.refused + MiniHost::kIncompleteHop > d.stream_samples;
}

// Plays in real time mode, but as fast as the worker: it has heard each block before the next one comes.
void playInStep(MiniHost& host, const std::vector<float>& samples) {
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(30);
    for (std::size_t at = 0; at + kBlock <= samples.size(); at += kBlock) {
        const auto from = samples.begin() + static_cast<std::ptrdiff_t>(at);
        host.process({from, from + static_cast<std::ptrdiff_t>(kBlock)});
        while (!heard(host) && std::chrono::steady_clock::now() < end)
            std::this_thread::yield();
    }
}

long overloadsTold(const MiniHost& host) {
    return std::count_if(host.side.log.begin(), host.side.log.end(),
                         [](const std::string& line) { return line.starts_with("Overload"); });
}

} // namespace

TEST(An_engine_left_behind_in_a_note_costs_counted_audio_but_no_stuck_note_and_it_catches_up) {
    setenv("VOCALMIDI_MODEL", "none", 1); // so that nothing else can be wrong
    MiniHost host;
    host.activate(48000, false);
    const std::vector<float> sung = tone(48000, 0.5);
    playInStep(host, sung);
    SAME(host.hanging(), 1);

    // Far faster than any worker hears, until the ring has no room: the block that is dropped ends the note.
    const std::vector<float> rush = tone(48000, 0.08);
    for (int i = 0; i < 100000 && host.diagnostics().gaps == 0; ++i)
        host.process(rush);
    CHECK(host.diagnostics().gaps > 0);
    CHECK(host.diagnostics().audio.refused > 0);
    SAME(host.hanging(), 0);

    host.mainThread();
    SAME(host.value(kStatus), 1.0);
    char text[64] = ""; // too short for all of it
    const auto* params = host.extension<clap_plugin_params_t>(CLAP_EXT_PARAMS);
    CHECK(params->value_to_text(host.plugin, kStatus, 1, text, sizeof(text)));
    CHECK(std::string(text).starts_with("Overload: audio was lost"));
    CHECK(overloadsTold(host) == 1);

    playInStep(host, std::vector<float>(96000, 0.0f));
    SAME(host.hanging(), 0);
    const auto before = host.diagnostics().note_ons;
    playInStep(host, sung);
    playInStep(host, std::vector<float>(48000, 0.0f));
    CHECK(host.diagnostics().note_ons > before);
    SAME(host.diagnostics().note_offs, host.diagnostics().note_ons);
    CHECK(host.ordered);
    host.mainThread();
    CHECK(overloadsTold(host) == 1);
    host.deactivate();
    host.activate();
    SAME(host.value(kStatus), 0.0);
}

int main() {
    return runAll();
}
