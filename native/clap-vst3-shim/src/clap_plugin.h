// The CLAP front: everything that knows CLAP lives in the clap_* files; the rest is format-neutral.
#pragma once

#include "instance.h"

#include <atomic>
#include <vocalmidi_clap.h>

namespace vocalmidi::clap {

// One CLAP plugin: the host's side of it and the instance behind.
struct Plugin {
    explicit Plugin(const clap_host_t* clapHost) noexcept;

    static Plugin& of(const clap_plugin_t* plugin) noexcept { return *static_cast<Plugin*>(plugin->plugin_data); }

    // Thread-safe where the host's log is; stderr when it has none.
    void log(clap_log_severity severity, const char* message) const noexcept;
    void logStatus(clap_log_severity severity) const noexcept;
    // Logs what is new, and has the host read the parameters again where that shows: at once on the main thread, else
    // when that comes by.
    void tellNews() noexcept;
    // Complains once per instance if the host calls from the wrong thread, and goes on.
    void expectMainThread(const char* function) noexcept;
    void expectAudioThread() noexcept;
    bool isMainThread() const noexcept { return !hostThreadCheck || hostThreadCheck->is_main_thread(host); }
    // Asks for a new activation when a parameter waits for one. Thread-safe.
    void requestRestartIfNeeded() noexcept;

    clap_plugin_t plugin;
    const clap_host_t* host;
    const clap_host_log_t* hostLog = nullptr;
    const clap_host_thread_check_t* hostThreadCheck = nullptr;
    const clap_host_latency_t* hostLatency = nullptr;
    const clap_host_params_t* hostParams = nullptr;
    Instance instance;
    uint32_t reportedLatency = 0;
    uint32_t portConfig = 0;
    std::atomic<bool> restartRequested{false};
    std::atomic<bool> wrongAudioThread{false};
    std::atomic<bool> newsToTell{false}; // by the main thread
    std::atomic<bool> wrongThreadReported{false};
    bool statusLogged = false;
};

extern const clap_plugin_descriptor_t kDescriptor;

// Audio thread.
clap_process_status process(const clap_plugin_t* plugin, const clap_process_t* process) noexcept;
// A host's parameter event list outside process; nothing else in it counts.
void readParameterEvents(Plugin& plugin, const clap_input_events_t* events) noexcept;

extern const clap_plugin_audio_ports_t kAudioPorts;
extern const clap_plugin_audio_ports_config_t kAudioPortsConfig;
extern const clap_plugin_note_ports_t kNotePorts;
extern const clap_plugin_params_t kParams;
extern const clap_plugin_state_t kState;
extern const clap_plugin_latency_t kLatency;
extern const clap_plugin_render_t kRender;
extern const clap_plugin_tail_t kTail;
extern const vocalmidi_plugin_diagnostics_t kDiagnostics;

} // namespace vocalmidi::clap
