// How late notes are, as a CLAP host and its user are told.
#include "playing.h"
#include "test.h"
#include "vocalmidi_abi.h"

#include <chrono>
#include <string>

using namespace test;

namespace {

constexpr clap_param_rescan_flags kValues = CLAP_PARAM_RESCAN_VALUES | CLAP_PARAM_RESCAN_TEXT;

std::string statusText(MiniHost& host) {
    char text[512] = "";
    const auto* params = host.extension<clap_plugin_params_t>(CLAP_EXT_PARAMS);
    CHECK(params->value_to_text(host.plugin, VM_PARAMETER_STATUS, host.value(VM_PARAMETER_STATUS), text, sizeof(text)));
    return text;
}

bool has(const std::string& text, const char* part) {
    return text.find(part) != std::string::npos;
}

} // namespace

TEST(After_a_note_the_host_is_to_read_values_again_and_not_names) {
    MiniHost host;
    host.activate();
    host.mainThread();
    SAME(host.value(VM_PARAMETER_MEETS_TARGET), 1.0); // no note: met
    host.side.rescans = 0;
    play(host, melody(48000), 256);
    host.mainThread();
    SAME(host.side.rescans, kValues);
    CHECK(host.value(VM_PARAMETER_LATENCY_P50) > 0);
    CHECK(host.value(VM_PARAMETER_LATENCY_P95) >= host.value(VM_PARAMETER_LATENCY_P50));
    SAME(host.value(VM_PARAMETER_MEETS_TARGET), 1.0);
    SAME(host.value(VM_PARAMETER_STATUS), 0.0);
    SAME(host.value(VM_PARAMETER_DROPS), 0.0);
    CHECK(has(statusText(host), "target 100 ms met."));
}

TEST(Without_a_note_there_is_no_news) {
    MiniHost host;
    host.activate();
    host.mainThread();
    host.side.callbackRequests = 0;
    play(host, silence(48000, 3), 256);
    SAME(host.side.callbackRequests, 0);
}

TEST(Many_notes_are_told_twice_a_second_at_most) {
    using namespace std::chrono;
    MiniHost host;
    host.activate();
    host.mainThread();
    host.side.callbackRequests = 0;
    const auto start = steady_clock::now();
    for (int i = 0; i < 20; ++i)
        play(host, melody(48000), 256);
    const double seconds = duration<double>(steady_clock::now() - start).count();
    CHECK(host.side.callbackRequests >= 1);
    CHECK(host.side.callbackRequests <= 1 + static_cast<int>(2 * seconds));
}

TEST(A_missed_target_raises_the_status_and_is_logged_once_with_its_remedy) {
    MiniHost host;
    host.parameterEvent(0, VM_PARAMETER_LATENCY_TARGET, 5);
    host.flush();
    host.activate();
    host.mainThread();
    host.side.log.clear();
    const auto told = [&] {
        return std::count_if(host.side.log.begin(), host.side.log.end(),
                             [](const std::string& line) { return has(line, "missed: docs/latency.md"); });
    };
    play(host, melody(48000), 256);
    host.deactivate(); // looks at what there is
    SAME(host.value(VM_PARAMETER_STATUS), 1.0);
    SAME(host.value(VM_PARAMETER_MEETS_TARGET), 0.0);
    CHECK(has(statusText(host), "target 5 ms missed: docs/latency.md says what to do."));
    SAME(told(), 0); // two notes are too few to alarm anybody
    host.activate();
    SAME(host.value(VM_PARAMETER_STATUS), 0.0); // of this activation there is no note yet
    for (int i = 0; i < 8; ++i)
        play(host, melody(48000), 256);
    host.deactivate();
    SAME(told(), 1);
}

TEST(The_profile_and_the_ways_of_notes_are_there_before_and_after_playing) {
    MiniHost host;
    const auto* diagnostics = host.extension<vocalmidi_plugin_diagnostics_t>(VOCALMIDI_EXT_DIAGNOSTICS);
    const uint32_t needed = diagnostics->profile(host.plugin, nullptr, 0);
    CHECK(needed > 2);
    std::vector<char> text(needed, 'x');
    SAME(diagnostics->profile(host.plugin, text.data(), needed - 1), needed);
    SAME(text[0], 'x'); // no room: nothing is written
    SAME(diagnostics->profile(host.plugin, text.data(), needed), needed);
    SAME(text[needed - 1], '\0');
    host.activate();
    play(host, melody(48000), 256);
    host.deactivate();
    vocalmidi_note_time_t notes[8];
    uint64_t from = 0;
    SAME(diagnostics->note_times(host.plugin, &from, notes, 8), 2u);
    SAME(diagnostics->note_times(host.plugin, &from, nullptr, 8), 0u);
    SAME(diagnostics->note_times(host.plugin, nullptr, notes, 8), 0u);
}

int main() {
    return runAll();
}
