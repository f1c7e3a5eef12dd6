#include "clap_host.h"

#include "audio_thread.h"

#include <cstring>

namespace vocalmidi::host {

/// The host's extension tables; a struct so that they may reach into ClapHost.
struct ClapHostExtensions {
    static const clap_host_log_t log;
    static const clap_host_thread_check_t thread_check;
    static const clap_host_latency_t latency;
    static const clap_host_params_t params;
    static const clap_host_state_t state;
    static const clap_host_note_ports_t note_ports;
    static const clap_host_audio_ports_t audio_ports;
    static const clap_host_tail_t tail;
};

const clap_host_log_t ClapHostExtensions::log = {[](const clap_host_t* host, clap_log_severity severity,
                                                    const char* text) { ClapHost::of(host).log(severity, text); }};

const clap_host_thread_check_t ClapHostExtensions::thread_check = {
    [](const clap_host_t*) { return thread_role() == ThreadRole::Main; },
    [](const clap_host_t*) { return thread_role() == ThreadRole::Audio; }};

const clap_host_latency_t ClapHostExtensions::latency = {[](const clap_host_t* host) {
    ClapHost& self = ClapHost::of(host);
    self.require_main_thread("latency.changed called off the main thread");
    if (self.active.load() && !self.activating.load())
        self.misbehaved("latency.changed called while active: it may change only while activating or deactivating");
}};

const clap_host_params_t ClapHostExtensions::params = {
    [](const clap_host_t* host, clap_param_rescan_flags flags) {
        ClapHost& self = ClapHost::of(host);
        self.require_main_thread("params.rescan called off the main thread");
        if ((flags & CLAP_PARAM_RESCAN_ALL) != 0 && self.active.load() && !self.activating.load())
            self.misbehaved("params.rescan with RESCAN_ALL called while active");
        if ((flags & (CLAP_PARAM_RESCAN_INFO | CLAP_PARAM_RESCAN_ALL)) != 0)
            self.names_changed.store(true);
    },
    [](const clap_host_t* host, clap_id, clap_param_clear_flags) {
        ClapHost::of(host).require_main_thread("params.clear called off the main thread");
    },
    [](const clap_host_t* host) {
        if (thread_role() == ThreadRole::Audio)
            ClapHost::of(host).misbehaved("params.request_flush called on the audio thread");
        ClapHost::of(host).flush_requested.store(true);
    }};

const clap_host_state_t ClapHostExtensions::state = {[](const clap_host_t* host) {
    ClapHost::of(host).require_main_thread("state.mark_dirty called off the main thread");
}};

const clap_host_note_ports_t ClapHostExtensions::note_ports = {
    [](const clap_host_t*) -> uint32_t {
        return CLAP_NOTE_DIALECT_CLAP | CLAP_NOTE_DIALECT_MIDI | CLAP_NOTE_DIALECT_MIDI_MPE;
    },
    [](const clap_host_t* host, uint32_t) {
        ClapHost::of(host).require_main_thread("note_ports.rescan called off the main thread");
    }};

const clap_host_audio_ports_t ClapHostExtensions::audio_ports = {
    [](const clap_host_t*, uint32_t) { return false; },
    [](const clap_host_t* host, uint32_t) {
        ClapHost::of(host).require_main_thread("audio_ports.rescan called off the main thread");
    }};

const clap_host_tail_t ClapHostExtensions::tail = {[](const clap_host_t* host) {
    if (thread_role() != ThreadRole::Audio)
        ClapHost::of(host).misbehaved("tail.changed called off the audio thread");
}};

ClapHost::ClapHost() {
    host_.clap_version = CLAP_VERSION;
    host_.host_data = this;
    host_.name = "VocalMidi headless host";
    host_.vendor = "VocalMidi";
    host_.url = "";
    host_.version = "0.1.0";
    host_.get_extension = get_extension;
    host_.request_restart = [](const clap_host_t* host) { of(host).restart_requested.store(true); };
    host_.request_process = [](const clap_host_t*) {}; // no plugin is ever put to sleep here
    host_.request_callback = [](const clap_host_t* host) { of(host).callback_requested.store(true); };
}

const void* CLAP_ABI ClapHost::get_extension(const clap_host_t*, const char* id) {
    if (std::strcmp(id, CLAP_EXT_LOG) == 0)
        return &ClapHostExtensions::log;
    if (std::strcmp(id, CLAP_EXT_THREAD_CHECK) == 0)
        return &ClapHostExtensions::thread_check;
    if (std::strcmp(id, CLAP_EXT_LATENCY) == 0)
        return &ClapHostExtensions::latency;
    if (std::strcmp(id, CLAP_EXT_PARAMS) == 0)
        return &ClapHostExtensions::params;
    if (std::strcmp(id, CLAP_EXT_STATE) == 0)
        return &ClapHostExtensions::state;
    if (std::strcmp(id, CLAP_EXT_NOTE_PORTS) == 0)
        return &ClapHostExtensions::note_ports;
    if (std::strcmp(id, CLAP_EXT_AUDIO_PORTS) == 0)
        return &ClapHostExtensions::audio_ports;
    if (std::strcmp(id, CLAP_EXT_TAIL) == 0)
        return &ClapHostExtensions::tail;
    return nullptr;
}

void ClapHost::require_main_thread(const char* breach) {
    if (thread_role() != ThreadRole::Main)
        misbehaved(breach);
}

void ClapHost::log(clap_log_severity severity, const char* text) {
    const uint32_t index = logged_.fetch_add(1);
    if (index >= log_.size())
        return;
    LogSlot& slot = log_[index];
    slot.severity = severity;
    std::strncpy(slot.text.data(), text, slot.text.size() - 1);
    slot.ready.store(true, std::memory_order_release);
}

std::vector<std::string> ClapHost::take_messages() {
    static constexpr std::array<const char*, 7> names = {
        "debug", "info", "warning", "error", "fatal", "host misbehaving", "plugin misbehaving"};
    std::vector<std::string> messages;
    while (log_taken_ < log_.size() && log_[log_taken_].ready.load(std::memory_order_acquire)) {
        const LogSlot& slot = log_[log_taken_++];
        const auto severity = static_cast<size_t>(slot.severity);
        messages.push_back(std::string("log\t") + (severity < names.size() ? names[severity] : "?") + "\t" +
                           slot.text.data());
    }
    for (const std::string& breach : breaches_.take())
        messages.push_back("misbehaved\t" + breach);
    return messages;
}

} // namespace vocalmidi::host
