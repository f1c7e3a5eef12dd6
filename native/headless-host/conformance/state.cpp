// Saved state: what comes back, and what must not.
#include "audio_thread.h"
#include "parameter_tools.h"
#include "playing.h"

#include <algorithm>
#include <atomic>
#include <random>
#include <thread>

namespace vocalmidi::host::conformance {
namespace {

constexpr size_t whole = SIZE_MAX;

using Bytes = std::vector<uint8_t>;

/// An instance that has left its defaults.
std::unique_ptr<HostedPlugin> changed_instance(Subject& subject) {
    auto plugin = subject.instance();
    std::vector<ParameterChange> changes;
    for (const uint32_t i : settable_parameters(*plugin))
        changes.push_back(change_to(*plugin, i, 0.7));
    plugin->flush(changes);
    return plugin;
}

void expect_refused(HostedPlugin& plugin, const Bytes& bad, const std::string& what) {
    const Bytes before = state_of(plugin);
    expect(!plugin.load_state(bad, whole), what + " is taken for a state");
    expect(state_of(plugin) == before, what + " is refused but changes the state");
}

std::string empty_is_refused(Subject& subject) {
    expect_refused(*changed_instance(subject), {}, "an empty stream");
    return {};
}

std::string random_is_refused(Subject& subject) {
    const auto plugin = changed_instance(subject);
    std::minstd_rand random(1);
    for (const size_t size : {size_t{1}, size_t{20}, state_of(*plugin).size(), size_t{5000}, size_t{3} << 20}) {
        Bytes noise(size);
        for (uint8_t& byte : noise)
            byte = static_cast<uint8_t>(random() >> 8);
        expect_refused(*plugin, noise, "random bytes, " + std::to_string(size) + " of them,");
    }
    return {};
}

std::string cut_is_refused(Subject& subject) {
    const auto plugin = changed_instance(subject);
    const Bytes good = state_of(*plugin);
    for (size_t size = 0; size < good.size(); size += 1 + good.size() / 400)
        expect_refused(*plugin, Bytes(good.begin(), good.begin() + static_cast<std::ptrdiff_t>(size)),
                       "a state cut to " + std::to_string(size) + " bytes");
    return std::to_string(good.size()) + " bytes";
}

/// A byte that was stored wrong may go unnoticed; but then all that came of it must be legal.
std::string damaged_is_harmless(Subject& subject) {
    const Bytes good = state_of(*changed_instance(subject));
    auto victim = subject.instance();
    size_t taken = 0;
    for (size_t at = 0; at < good.size(); at += 1 + good.size() / 400) {
        Bytes damaged = good;
        damaged[at] ^= 0x81;
        const Bytes before = state_of(*victim);
        if (!victim->load_state(damaged, whole)) {
            expect(state_of(*victim) == before, "a damaged state is refused but changes the state");
            continue;
        }
        ++taken;
        for (uint32_t i = 0; i < victim->parameters().size(); ++i) {
            const double value = victim->parameter_value(i);
            const PluginParameter& parameter = victim->parameters()[i];
            expect(value >= parameter.minimum && value <= parameter.maximum,
                   "a damaged state puts " + parameter.name + " outside its range");
        }
        victim = subject.instance();
    }
    return std::to_string(taken) + " of the damaged states taken";
}

void expect_round_trip(Subject& subject, size_t save_chunk, size_t load_chunk) {
    const auto first = changed_instance(subject);
    if (!first->has_state())
        throw NotApplicable("the plugin keeps no state");
    Bytes saved, again;
    expect(first->save_state(saved, save_chunk), "cannot save its state");
    expect(saved != state_of(*subject.instance()), "saves the same whatever its parameters are");
    const auto second = subject.instance();
    expect(second->load_state(saved, load_chunk), "refuses its own state");
    expect(second->save_state(again, save_chunk), "cannot save a restored state");
    expect(saved == again, "saves other bytes after it was restored");
    for (const uint32_t i : settable_parameters(*first))
        expect(first->parameter_value(i) == second->parameter_value(i),
               "parameter " + first->parameters()[i].name + " does not come back");
}

std::string round_trip(Subject& subject) {
    expect_round_trip(subject, whole, whole);
    return {};
}

std::string tiny_chunks(Subject& subject) {
    for (const size_t chunk : {size_t{1}, size_t{3}, size_t{7}})
        expect_round_trip(subject, chunk, chunk);
    return {};
}

std::string a_full_stream_is_told(Subject& subject) {
    const auto plugin = subject.instance();
    state_of(*plugin);
    Bytes nothing;
    expect(!plugin->save_state(nothing, 0), "says that it saved into a stream that took nothing");
    return {};
}

std::vector<double> values_of(HostedPlugin& plugin) {
    std::vector<double> values;
    for (const uint32_t i : settable_parameters(plugin))
        values.push_back(plugin.parameter_value(i));
    return values;
}

/// The bytes may differ while audio plays, for a plugin may keep what it has heard; the values may not.
std::string on_another_thread(Subject& subject) {
    const auto plugin = changed_instance(subject);
    state_of(*plugin);
    const std::vector<double> wanted = values_of(*plugin);
    std::atomic<bool> end{false};
    std::string problem;
    Player player(*plugin);
    std::thread other([&] {
        while (!end && problem.empty()) {
            Bytes bytes;
            if (!plugin->save_state(bytes, 5))
                problem = "cannot save its state on another thread";
            else if (!plugin->load_state(bytes, 5))
                problem = "refuses its state on another thread";
        }
    });
    const auto finish = [&] {
        end = true;
        other.join();
    };
    try {
        player.play(voice(usual_rate));
    } catch (...) {
        finish();
        throw;
    }
    finish();
    expect(problem.empty(), problem);
    expect(values_of(*plugin) == wanted, "other values stand after another thread saved and restored the state");
    const auto fresh = subject.instance();
    expect(fresh->load_state(state_of(*plugin), whole) && values_of(*fresh) == wanted,
           "saves another state after another thread saved and restored it");
    return {};
}

constexpr Check checks[] = {
    {"State", "an empty stream returns false", "An empty stream is refused and changes nothing", empty_is_refused},
    {"State", "random bytes are refused", "Random bytes are refused and change nothing", random_is_refused},
    {"State", "random bytes are refused", "A state cut short is refused and changes nothing", cut_is_refused},
    {"State", "random bytes are refused", "A damaged state is refused, or leaves every value legal",
     damaged_is_harmless},
    {"State", "save → load → save is byte-identical",
     "A state that was saved, restored and saved is the same to the byte", round_trip},
    {"State", "tiny stream chunks", "A state goes through streams that take a few bytes at a time", tiny_chunks},
    {"State", "tiny stream chunks", "A stream that takes nothing makes saving fail", a_full_stream_is_told},
    {"State", "state from another thread", "A state is saved and restored on another thread while audio plays",
     on_another_thread},
};

} // namespace

std::span<const Check> state_checks() {
    return checks;
}

} // namespace vocalmidi::host::conformance
