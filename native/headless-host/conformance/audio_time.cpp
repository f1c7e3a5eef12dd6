// Blocks, rates, resets and transports: how a host moves through time.
#include "clap_plugin.h"
#include "parameter_tools.h"
#include "playing.h"

#include <algorithm>
#include <cmath>

namespace vocalmidi::host::conformance {
namespace {

std::string blocks_do_not_matter(Subject& subject) {
    const auto plugin = subject.instance();
    const Signal signal = voice(usual_rate);
    const Heard reference = play(*plugin, signal);
    for (const uint32_t block : {1u, 7u, 511u, largest_frames, 0u}) {
        const auto other = subject.instance();
        Dress dress;
        dress.block = block;
        expect_same(reference, play(*other, signal, dress),
                    block == 0 ? "random blocks, some of no frames" : "blocks of " + std::to_string(block));
    }
    expect(reference.stuck() == 0, "a note never ends");
    return std::to_string(reference.events.size()) + " events, the same at all sizes";
}

std::string every_rate_plays_or_is_refused(Subject& subject) {
    const auto plugin = subject.instance();
    std::string refused;
    for (const double rate : {8000.0, 11025.0, 12345.678, 22050.0, 44100.0, 48000.0, 88200.0, 96000.0, 176400.0,
                              192000.0, 352800.0, 384000.0, 768000.0}) {
        if (!plugin->activate(rate, largest_frames)) {
            expect(rate != 44100 && rate != 48000 && rate != 96000,
                   "refuses " + std::to_string(static_cast<int>(rate)) + " Hz");
            refused += (refused.empty() ? "refuses " : ", ") + std::to_string(rate) + " Hz";
            continue;
        }
        plugin->deactivate();
        Player player(*plugin, rate);
        expect(player.play(voice(rate)).stuck() == 0, "a note never ends at " + std::to_string(rate) + " Hz");
    }
    expect(play(*plugin, voice(usual_rate)).stuck() == 0, "a note never ends after refused rates");
    return refused;
}

/// Each parameter in turn at its largest value, and all at their defaults (the first).
std::vector<std::unique_ptr<HostedPlugin>> settings(Subject& subject) {
    std::vector<std::unique_ptr<HostedPlugin>> all;
    all.push_back(subject.instance());
    for (const uint32_t i : settable_parameters(*all.front())) {
        all.push_back(subject.instance());
        const ParameterChange change{0, i, all.front()->parameters()[i].maximum};
        all.back()->flush({&change, 1});
    }
    return all;
}

std::string nothing_survives_a_reset(Subject& subject) {
    for (const auto& plugin : settings(subject)) {
        Player player(*plugin);
        Heard all = player.play(half_a_note(usual_rate));
        on_audio_thread([&] { plugin->reset(); });
        const Heard after = player.play(silence(usual_rate, 0.4));
        for (const Signal& channel : after.output)
            expect(std::all_of(channel.begin(), channel.end(), [](float s) { return s == 0.0f; }),
                   "what was played before a reset is heard after it");
        expect(after.note_ons() == 0, "a note begins after a reset, in silence");
        all.events.insert(all.events.end(), after.events.begin(), after.events.end());
        expect(all.stuck() == 0, "a note that sounded before a reset never ends");
    }
    return {};
}

std::string a_second_activation_is_as_the_first(Subject& subject) {
    for (const auto& plugin : settings(subject)) {
        const Signal signal = voice(usual_rate);
        const Heard first = play(*plugin, signal);
        expect_same(first, play(*plugin, signal), "in a second activation");
        { Player other(*plugin, 44100); }
        expect_same(first, play(*plugin, signal), "after an activation at another rate");
    }
    return {};
}

std::string no_transport_before_any(Subject& subject) {
    const auto told = subject.instance(), untold = subject.instance();
    const Signal signal = voice(usual_rate);
    Dress without;
    without.transport = false;
    Player first(*told), second(*untold);
    const Heard reference = first.play(signal);
    const Heard heard = second.play(signal, without);
    expect(heard.stuck() == 0, "a note never ends without a transport");
    expect(heard.note_ons() == reference.note_ons(), "hears other notes before any transport was told");
    return std::to_string(heard.note_ons()) + " notes";
}

std::string the_transport_may_vanish(Subject& subject) {
    const auto plugin = subject.instance();
    Player player(*plugin);
    Heard all;
    for (int i = 0; i < 6; ++i) {
        Dress dress;
        dress.transport = i % 2 == 0;
        const Heard heard = player.play(voice(usual_rate), dress);
        all.events.insert(all.events.end(), heard.events.begin(), heard.events.end());
    }
    expect(all.stuck() == 0, "a note never ends when the transport comes and goes");
    return {};
}

std::string silence_stays_silent(Subject& subject) {
    for (const auto& plugin : settings(subject)) {
        Player player(*plugin);
        player.play(half_a_note(usual_rate));
        const uint32_t tail = plugin->tail();
        if (tail > 10 * usual_rate)
            continue; // endless, it says
        player.play(Signal(tail + plugin->latency(), 0.0f));
        const Heard after = player.play(silence(usual_rate, 0.3));
        expect(after.note_ons() == 0, "a note begins after the end of the tail");
        for (const Signal& channel : after.output)
            expect(std::all_of(channel.begin(), channel.end(), [](float s) { return std::fabs(s) < 1e-6f; }),
                   "something is heard after the end of the tail");
    }
    return {};
}

std::string sleep_is_honest(Subject& subject) {
    subject.only(Format::Clap, "VST3 has no sleep status; its tail is checked beside this");
    const auto plugin = subject.instance();
    Player player(*plugin);
    bool asleep = false, talked_in_sleep = false;
    const auto look = [&](uint32_t frames) {
        const clap_process_status status = clap(*plugin).status();
        expect(status >= CLAP_PROCESS_CONTINUE && status <= CLAP_PROCESS_SLEEP,
               "returns status " + std::to_string(status) + ", which there is not");
        for (const float* channel : plugin->output())
            talked_in_sleep |= asleep && std::any_of(channel, channel + frames, [](float s) { return s != 0.0f; });
        asleep = status == CLAP_PROCESS_SLEEP;
    };
    player.play(half_a_note(usual_rate), {}, look);
    asleep = false;
    talked_in_sleep = false;
    const Heard quiet = player.play(silence(usual_rate, 0.5), {}, look);
    expect(!talked_in_sleep, "sounds on although it said that it sleeps");
    expect(!asleep || quiet.note_ons() == 0, "plays notes although it said that it sleeps");
    return asleep ? "sleeps in silence" : "never sleeps";
}

constexpr char block_line[] = "block sizes varying and random down to 1 and 0 frames";

constexpr Check checks[] = {
    {"Audio", "sleep status", "A plugin that says it sleeps is silent", sleep_is_honest},
    {"Audio", "sleep status", "After its tail silence stays silent, whatever the parameters", silence_stays_silent},
    {"Audio", block_line, "Blocks of any length give the same audio and events", blocks_do_not_matter},
    {"Audio", "many sample rates", "Every sample rate plays or is refused", every_rate_plays_or_is_refused},
    {"Audio", "reset and reactivate", "Nothing survives a reset, whatever the parameters", nothing_survives_a_reset},
    {"Audio", "reset and reactivate", "A second activation is as the first, whatever the parameters",
     a_second_activation_is_as_the_first},
    {"Audio", "processing before any transport", "Before any transport the same notes are heard",
     no_transport_before_any},
    {"Audio", "null transport", "The transport may vanish and come back", the_transport_may_vanish},
};

} // namespace

std::span<const Check> audio_time_checks() {
    return checks;
}

} // namespace vocalmidi::host::conformance
