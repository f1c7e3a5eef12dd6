// Bypass, suspending, beginning again, editors.
#include "clap_plugin.h"
#include "library.h"
#include "parameter_tools.h"
#include "playing.h"
#include "vst3_plugin.h"

#include <algorithm>
#include <dlfcn.h>

namespace vocalmidi::host::conformance {
namespace {

uint32_t the_bypass(HostedPlugin& plugin) {
    uint32_t found = 0, index = 0;
    for (uint32_t i = 0; i < plugin.parameters().size(); ++i)
        if (plugin.parameters()[i].bypass) {
            ++found;
            index = i;
        }
    if (found == 0)
        throw NotApplicable("the plugin has no bypass parameter");
    expect(found == 1, "has more than one bypass parameter");
    return index;
}

std::string bypass_persists(Subject& subject) {
    const auto plugin = subject.instance(), other = subject.instance();
    const uint32_t bypass = the_bypass(*plugin);
    const ParameterChange on{0, bypass, 1};
    plugin->flush({&on, 1});
    const auto saved = state_of(*plugin);
    expect(other->load_state(saved, SIZE_MAX), "refuses its own state");
    expect(other->parameter_value(bypass) == 1, "forgets its bypass");
    return {};
}

std::string bypass_passes_the_audio(Subject& subject) {
    const auto plugin = subject.instance();
    const ParameterChange on{0, the_bypass(*plugin), 1};
    plugin->flush({&on, 1});
    const Signal signal = voice(usual_rate);
    Player player(*plugin);
    const size_t latency = plugin->latency();
    const Heard heard = player.play(signal);
    expect(heard.note_ons() == 0, "plays notes while bypassed");
    for (const Signal& channel : heard.output)
        expect(std::equal(signal.begin(), signal.end() - static_cast<std::ptrdiff_t>(latency),
                          channel.begin() + static_cast<std::ptrdiff_t>(latency)),
               "does not pass the audio on while bypassed");
    return {};
}

std::string suspends_and_resumes(Subject& subject) {
    const auto plugin = subject.instance();
    Player player(*plugin);
    const Signal signal = voice(usual_rate);
    Heard all;
    for (int i = 0; i < 20; ++i) {
        const Heard heard = player.play(Signal(signal.begin() + i * 800, signal.begin() + i * 800 + 20000));
        all.events.insert(all.events.end(), heard.events.begin(), heard.events.end());
        on_audio_thread([&] {
            plugin->stop_processing();
            expect(plugin->start_processing(), "does not start processing again");
        });
    }
    const Heard last = player.play(signal);
    all.events.insert(all.events.end(), last.events.begin(), last.events.end());
    expect(all.stuck() == 0, "a note never ends when processing stops and starts");
    return std::to_string(all.note_ons()) + " notes";
}

std::string modes_may_change(Subject& subject) {
    const auto plugin = subject.instance();
    Player player(*plugin);
    Heard all;
    for (int i = 0; i < 9; ++i) {
        if (subject.format() == Format::Clap)
            plugin->set_offline(i % 2 == 0);
        // VST3: real time, prefetch, offline, within the activation.
        const Heard heard = player.play(voice(usual_rate), {}, [&](uint32_t) {
            if (subject.format() == Format::Vst3)
                vst3(*plugin).set_process_mode(i % 3);
        });
        all.events.insert(all.events.end(), heard.events.begin(), heard.events.end());
    }
    plugin->set_offline(true);
    on_audio_thread([&] { plugin->reset(); });
    const Heard rest = player.play(silence(usual_rate, 0.6));
    all.events.insert(all.events.end(), rest.events.begin(), rest.events.end());
    expect(all.stuck() == 0, "a note never ends when the process mode changes");
    return {};
}

void terminate_and_initialise(Subject& subject) {
    using namespace Steinberg;
    const auto plugin = subject.instance();
    Vst3Plugin& hosted = vst3(*plugin);
    const int32 parameters = hosted.controller().getParameterCount();
    const Heard before = play(*plugin, voice(usual_rate));
    for (int i = 0; i < 3; ++i) {
        expect(hosted.component().terminate() == kResultOk, "does not terminate");
        expect(hosted.component().setActive(true) != kResultOk, "is active although it was terminated");
        expect(hosted.component().initialize(hosted.context()) == kResultOk, "does not initialise again");
        expect(hosted.controller().getParameterCount() == parameters, "has other parameters when initialised again");
        const Heard after = play(*plugin, voice(usual_rate));
        expect(after.stuck() == 0, "a note never ends after initialising again");
        expect_same_events(before, after, "after initialising again");
    }
}

void leave_and_enter(Subject& subject) {
    subject.library(); // entered once
    void* handle = dlopen(library_file(subject.path()).c_str(), RTLD_NOW | RTLD_LOCAL);
    const auto* entry = static_cast<const clap_plugin_entry_t*>(dlsym(handle, "clap_entry"));
    for (int i = 0; i < 3; ++i) {
        entry->deinit();
        expect(entry->init(library_file(subject.path()).c_str()), "its entry cannot be entered again");
        expect(play(*subject.instance(), voice(usual_rate)).stuck() == 0, "a note never ends after entering again");
    }
}

std::string may_begin_again(Subject& subject) {
    subject.format() == Format::Vst3 ? terminate_and_initialise(subject) : leave_and_enter(subject);
    return {};
}

std::string no_editor(Subject& subject) {
    if (!subject.instance()->has_editor())
        throw NotApplicable("the plugin has no editor");
    throw NotApplicable("this host opens no windows: the plugin's editor was not tried");
}

constexpr Check checks[] = {
    {"VST3", "bypass persistence", "The bypass comes back with the state", bypass_persists},
    {"VST3", "bypass persistence", "While bypassed the audio passes, later by the latency, and no note is played",
     bypass_passes_the_audio},
    {"VST3", "suspend/resume", "Processing stops and starts again and again, and every note ends",
     suspends_and_resumes},
    {"VST3", "suspend/resume", "Process modes may change from call to call", modes_may_change},
    {"VST3", "terminate/initialise again", "What was ended may begin again", may_begin_again},
    {"Editor", "open and close repeatedly, while processing, before and after activation",
     "The editor opens and closes", no_editor},
};

} // namespace

std::span<const Check> lifecycle_checks() {
    return checks;
}

} // namespace vocalmidi::host::conformance
