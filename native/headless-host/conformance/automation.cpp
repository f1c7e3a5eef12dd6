// Parameters that change with the audio, and on several threads.
#include "audio_thread.h"
#include "clap_plugin.h"
#include "parameter_tools.h"
#include "playing.h"

#include <atomic>
#include <thread>

namespace vocalmidi::host::conformance {
namespace {

/// Each parameter goes to its maximum and back to its default, at odd samples all over the voice.
std::vector<ParameterChange> up_and_down(HostedPlugin& plugin) {
    std::vector<ParameterChange> changes;
    int64_t sample = 7013;
    for (const uint32_t i : settable_parameters(plugin)) {
        changes.push_back({sample, i, plugin.parameters()[i].maximum});
        changes.push_back({sample + 1501, i, plugin.parameters()[i].default_value});
        sample += 3001;
    }
    return changes;
}

std::string automation_counts_at_its_sample(Subject& subject) {
    const Signal signal = voice(usual_rate);
    const auto plugin = subject.instance();
    const auto changes = up_and_down(*plugin);
    Dress dress;
    dress.changes = changes;
    dress.block = 1;
    const Heard reference = play(*plugin, signal, dress);
    for (const uint32_t block : {64u, 511u, largest_frames, 0u}) {
        const auto other = subject.instance();
        dress.block = block;
        expect_same(reference, play(*other, signal, dress),
                    "automation in " + (block == 0 ? "random blocks" : "blocks of " + std::to_string(block)));
    }
    return std::to_string(changes.size()) + " changes, the same at all block sizes";
}

/// What a CLAP plugin says of its parameters.
std::vector<clap_param_info_t> infos(HostedPlugin& plugin) {
    const clap_plugin_t& abi = clap(plugin).abi();
    const auto* params = static_cast<const clap_plugin_params_t*>(abi.get_extension(&abi, CLAP_EXT_PARAMS));
    std::vector<clap_param_info_t> all(params == nullptr ? 0 : params->count(&abi));
    for (uint32_t i = 0; i < all.size(); ++i)
        expect(params->get_info(&abi, i, &all[i]), "does not describe parameter " + std::to_string(i));
    return all;
}

/// Names and defaults may become others at any time; what RESCAN_ALL is for, only while the plugin is inactive.
std::string critical_facts_stay(Subject& subject) {
    subject.only(Format::Clap, "VST3's values always run from 0 to 1, and its flags may change at any time");
    const auto plugin = subject.instance();
    const auto before = infos(*plugin);
    const auto changes = up_and_down(*plugin);
    Dress dress;
    dress.changes = changes;
    Player player(*plugin);
    for (int i = 0; i < 2; ++i) {
        player.play(voice(usual_rate), dress);
        if (plugin->take_requests().callback)
            plugin->on_main_thread();
    }
    expect_no_breach(*plugin);
    const auto after = infos(*plugin);
    expect(after.size() == before.size(), "has another number of parameters while active");
    constexpr clap_param_info_flags free = CLAP_PARAM_IS_PERIODIC | CLAP_PARAM_IS_HIDDEN;
    for (size_t i = 0; i < before.size(); ++i) {
        const std::string name = std::string("parameter ") + before[i].name;
        expect(after[i].id == before[i].id, name + " has another id while active");
        expect(after[i].min_value == before[i].min_value && after[i].max_value == before[i].max_value,
               name + " has another range while active");
        expect((after[i].flags & ~free) == (before[i].flags & ~free) && after[i].cookie == before[i].cookie,
               name + " is of another kind while active");
    }
    return std::to_string(before.size()) + " parameters";
}

/// An automation event as a host may send it: of a foreign namespace, without the cookie.
struct RawChange {
    clap_event_param_value_t event{};
    clap_input_events_t list{this, [](const clap_input_events_t*) { return 1u; },
                             [](const clap_input_events_t* self, uint32_t) -> const clap_event_header_t* {
                                 return &static_cast<const RawChange*>(self->ctx)->event.header;
                             }};
    clap_output_events_t nowhere{nullptr, [](const clap_output_events_t*, const clap_event_header_t*) { return true; }};

    RawChange(HostedPlugin& plugin, const ParameterChange& change, uint16_t space) {
        event.header = {sizeof event, 0, space, CLAP_EVENT_PARAM_VALUE, 0};
        event.param_id = plugin.parameters()[change.index].id;
        event.note_id = event.port_index = event.channel = event.key = -1;
        event.value = change.value;
    }
};

/// The state after the event has come once with the audio and once in a flush of an inactive instance.
std::vector<std::vector<uint8_t>> states_after(Subject& subject, const ParameterChange& change, uint16_t space) {
    std::vector<std::vector<uint8_t>> states;
    for (const bool active : {false, true}) {
        const auto plugin = subject.instance();
        const clap_plugin_t& abi = clap(*plugin).abi();
        RawChange raw(*plugin, change, space);
        if (active) {
            Player player(*plugin);
            clap_process_t process{};
            process.in_events = &raw.list;
            process.out_events = &raw.nowhere;
            on_audio_thread([&] { abi.process(&abi, &process); });
        } else {
            const auto* params = static_cast<const clap_plugin_params_t*>(abi.get_extension(&abi, CLAP_EXT_PARAMS));
            params->flush(&abi, &raw.list, &raw.nowhere);
        }
        states.push_back(state_of(*plugin));
    }
    return states;
}

std::string a_cookie_may_be_missing(Subject& subject) {
    subject.only(Format::Clap, "VST3 has no cookies");
    const auto plugin = subject.instance();
    const ParameterChange change = change_to(*plugin, a_continuous_parameter(*plugin), 0.4);
    const auto wanted = state_with(subject, change);
    for (const auto& state : states_after(subject, change, CLAP_CORE_EVENT_SPACE_ID))
        expect(state == wanted, "a change without its cookie does not count");
    return {};
}

std::string a_foreign_namespace_is_ignored(Subject& subject) {
    subject.only(Format::Clap, "VST3's parameter changes have no namespace");
    const auto plugin = subject.instance();
    const ParameterChange change = change_to(*plugin, a_continuous_parameter(*plugin), 0.4);
    const auto wanted = state_of(*plugin);
    for (const auto& state : states_after(subject, change, 0xB33F))
        expect(state == wanted, "an event of a foreign namespace changes a parameter");
    return {};
}

/// Three instances at once, each automated on an audio thread of its own, while the main thread asks and sets.
std::string several_threads(Subject& subject) {
    constexpr size_t instances = 3;
    std::vector<std::unique_ptr<HostedPlugin>> plugins;
    std::vector<ParameterChange> last;
    for (size_t i = 0; i < instances; ++i) {
        plugins.push_back(subject.instance());
        const uint32_t index = a_continuous_parameter(*plugins.back());
        last.push_back(change_to(*plugins.back(), index, 0.2 + 0.2 * static_cast<double>(i)));
        expect(plugins.back()->activate(usual_rate, largest_frames), "refuses to be activated");
    }
    std::atomic<size_t> playing{instances};
    std::atomic<bool> failed{false};
    std::vector<std::thread> threads;
    for (size_t i = 0; i < instances; ++i)
        threads.emplace_back([&, i] {
            set_thread_role(ThreadRole::Audio);
            HostedPlugin& plugin = *plugins[i];
            EventCapture events(1 << 14);
            plugin.start_processing();
            for (int block = 0; block < 400; ++block) {
                ParameterChange change = block == 399 ? last[i] : change_to(plugin, last[i].index, block % 11 / 10.0);
                change.sample = block * 64;
                plugin.prepare({block * 64, 64, usual_rate, {}, {&change, 1}, 120, true, true});
                failed = failed || !plugin.call();
                plugin.collect(events);
            }
            plugin.stop_processing();
            --playing;
        });
    const auto ask = [&] {
        for (const auto& plugin : plugins)
            for (uint32_t p = 0; p < plugin->parameters().size(); ++p) {
                const double value = plugin->parameter_value(p);
                plugin->parameter_text(p, value);
                failed =
                    failed || !(value >= plugin->parameters()[p].minimum && value <= plugin->parameters()[p].maximum);
                plugin->take_requests();
                plugin->on_main_thread(); // VST3: sets the controller's values
            }
    };
    do
        ask();
    while (playing > 0);
    for (std::thread& thread : threads)
        thread.join();
    expect(!failed, "a call failed, or a value left its range, while several threads used the parameters");
    std::vector<std::vector<uint8_t>> states; // of all, before another instance could disturb them
    for (const auto& plugin : plugins) {
        plugin->deactivate();
        states.push_back(state_of(*plugin));
    }
    for (size_t i = 0; i < instances; ++i) {
        expect(states[i] == state_with(subject, last[i]),
               "the last value does not stand after several threads used the parameters");
        expect_no_breach(*plugins[i]);
    }
    return {};
}

constexpr Check checks[] = {
    {"Parameters", "defaults", "Ranges and kinds of parameters stay as they are while the plugin is active",
     critical_facts_stay},
    {"Parameters", "automation at sample offsets", "Automation counts at its sample, at any block size",
     automation_counts_at_its_sample},
    {"Parameters", "missing cookies", "A change without its cookie counts", a_cookie_may_be_missing},
    {"Parameters", "wrong namespace", "An event of a foreign namespace changes nothing",
     a_foreign_namespace_is_ignored},
    {"Parameters", "from several threads", "Parameters used on several threads at once keep their last values",
     several_threads},
};

} // namespace

std::span<const Check> automation_checks() {
    return checks;
}

} // namespace vocalmidi::host::conformance
