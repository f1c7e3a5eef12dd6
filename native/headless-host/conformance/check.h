// What a conformance check is, and what it is given. Each check runs in a process of its own, so that one that crashes
// or leaves something behind says nothing about the others.
#pragma once

#include "hosted_plugin.h"

#include <functional>
#include <span>
#include <stdexcept>
#include <string>

namespace vocalmidi::host {
class ClapPlugin;
class Vst3Plugin;
} // namespace vocalmidi::host

namespace vocalmidi::host::conformance {

enum class Format { Clap, Vst3 };

/// What the plugin does wrong.
struct Violation : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// Why a check says nothing about this plugin.
struct NotApplicable : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// Throws Violation with `otherwise` if it is not so.
inline void expect(bool so, const std::string& otherwise) {
    if (!so)
        throw Violation(otherwise);
}

/// The plugin under test. Main thread.
class Subject {
public:
    Subject(std::string path, std::string plugin_id);

    const std::string& path() const { return path_; }
    Format format() const;
    /// Throws NotApplicable unless the plugin is of this format.
    void only(Format format, const char* reason) const;
    /// Loads the file at the first call.
    PluginLibrary& library();
    const PluginDescription& description();
    /// A fresh instance that renders offline.
    std::unique_ptr<HostedPlugin> instance();

private:
    const std::string path_, plugin_id_;
    std::unique_ptr<PluginLibrary> library_;
    PluginDescription description_;
};

ClapPlugin& clap(HostedPlugin& plugin);
Vst3Plugin& vst3(HostedPlugin& plugin);

/// Throws Violation if the plugin broke one of the format's rules since the last look.
void expect_no_breach(HostedPlugin& plugin);

/// Runs `work` on a thread with the audio role, to its end.
void on_audio_thread(const std::function<void()>& work);

struct Check {
    const char* group;
    const char* line; // of the specification; several checks may belong to one
    const char* name; // a behaviour
    /// Returns what else there is to tell. Throws Violation or NotApplicable.
    std::string (*run)(Subject& subject);
};

std::span<const Check> loading_checks();
std::span<const Check> audio_buffer_checks();
std::span<const Check> audio_time_checks();
std::span<const Check> note_checks();
std::span<const Check> parameter_checks();
std::span<const Check> automation_checks();
std::span<const Check> state_checks();
std::span<const Check> lifecycle_checks();
std::span<const Check> bus_checks();
std::span<const Check> misuse_checks();

} // namespace vocalmidi::host::conformance
