#include "clap_plugin.h"

#include <cstdio>
#include <cstring>
#include <exception>
#include <utility>

namespace vocalmidi::clap {

namespace {

template <typename T> const T* hostExtension(const clap_host_t* host, const char* id) noexcept {
    return static_cast<const T*>(host->get_extension(host, id));
}

bool init(const clap_plugin_t* plugin) noexcept {
    Plugin& self = Plugin::of(plugin);
    self.hostLog = hostExtension<clap_host_log_t>(self.host, CLAP_EXT_LOG);
    self.hostThreadCheck = hostExtension<clap_host_thread_check_t>(self.host, CLAP_EXT_THREAD_CHECK);
    self.hostLatency = hostExtension<clap_host_latency_t>(self.host, CLAP_EXT_LATENCY);
    self.hostParams = hostExtension<clap_host_params_t>(self.host, CLAP_EXT_PARAMS);
    self.expectMainThread("init");
    const auto* notePorts = hostExtension<clap_host_note_ports_t>(self.host, CLAP_EXT_NOTE_PORTS);
    const uint32_t dialects = notePorts && notePorts->supported_dialects ? notePorts->supported_dialects(self.host) : 0;
    // A host that names nothing we speak is taken to speak MIDI, as most do.
    const bool notes = (dialects & CLAP_NOTE_DIALECT_CLAP) != 0;
    const bool midi = (dialects & (CLAP_NOTE_DIALECT_MIDI | CLAP_NOTE_DIALECT_MIDI_MPE)) != 0;
    self.instance.callback().setFormats(midi || !notes, notes || dialects == 0);
    try {
        if (self.instance.create())
            return true;
        self.log(CLAP_LOG_ERROR, self.instance.error().c_str());
    } catch (const std::exception& error) {
        self.log(CLAP_LOG_ERROR, error.what());
    }
    return false;
}

void destroy(const clap_plugin_t* plugin) noexcept {
    Plugin::of(plugin).expectMainThread("destroy");
    delete &Plugin::of(plugin);
}

bool activate(const clap_plugin_t* plugin, double sampleRate, uint32_t, uint32_t) noexcept {
    Plugin& self = Plugin::of(plugin);
    self.expectMainThread("activate");
    try {
        if (!self.instance.activate(sampleRate)) {
            self.log(CLAP_LOG_ERROR, self.instance.error().c_str());
            return false;
        }
    } catch (const std::exception& error) { // out of memory
        self.log(CLAP_LOG_ERROR, error.what());
        return false;
    }
    self.restartRequested = false;
    self.tellNews(); // warns, if there is something to warn of
    if (!std::exchange(self.statusLogged, true) && self.hostLog &&
        self.instance.parameters().get(VM_PARAMETER_STATUS) == 0)
        self.logStatus(CLAP_LOG_INFO);
    // The only moment at which the latency may change.
    if (self.instance.latency() != self.reportedLatency) {
        self.reportedLatency = self.instance.latency();
        if (self.hostLatency && self.hostLatency->changed)
            self.hostLatency->changed(self.host);
    }
    return true;
}

void deactivate(const clap_plugin_t* plugin) noexcept {
    Plugin& self = Plugin::of(plugin);
    self.expectMainThread("deactivate");
    try {
        self.instance.deactivate();
    } catch (const std::exception&) { // no memory for the status: it is inactive all the same
    }
    self.tellNews();
}

bool startProcessing(const clap_plugin_t* plugin) noexcept {
    Plugin::of(plugin).expectAudioThread();
    return true;
}

// Notes cannot be sent from here: they end in the first block that comes.
void stopProcessing(const clap_plugin_t* plugin) noexcept {
    Plugin::of(plugin).expectAudioThread();
    Plugin::of(plugin).instance.callback().stop();
}

void reset(const clap_plugin_t* plugin) noexcept {
    Plugin::of(plugin).expectAudioThread();
    Plugin::of(plugin).instance.callback().reset();
}

const void* getExtension(const clap_plugin_t*, const char* id) noexcept {
    const struct {
        const char* id;
        const void* extension;
    } extensions[] = {{CLAP_EXT_AUDIO_PORTS, &kAudioPorts},
                      {CLAP_EXT_AUDIO_PORTS_CONFIG, &kAudioPortsConfig},
                      {CLAP_EXT_NOTE_PORTS, &kNotePorts},
                      {CLAP_EXT_PARAMS, &kParams},
                      {CLAP_EXT_STATE, &kState},
                      {CLAP_EXT_LATENCY, &kLatency},
                      {CLAP_EXT_RENDER, &kRender},
                      {CLAP_EXT_TAIL, &kTail},
                      {VOCALMIDI_EXT_DIAGNOSTICS, &kDiagnostics}};
    for (const auto& entry : extensions)
        if (std::strcmp(entry.id, id) == 0)
            return entry.extension;
    return nullptr;
}

void onMainThread(const clap_plugin_t* plugin) noexcept {
    Plugin& self = Plugin::of(plugin);
    if (self.wrongAudioThread.exchange(false))
        self.log(CLAP_LOG_HOST_MISBEHAVING, "VocalMidi: an audio-thread function was called from another thread");
    if (self.newsToTell.exchange(false))
        self.tellNews();
}

} // namespace

Plugin::Plugin(const clap_host_t* clapHost) noexcept
    : plugin{&kDescriptor,    this,           init,  destroy, activate,     deactivate,
             startProcessing, stopProcessing, reset, process, getExtension, onMainThread},
      host(clapHost) {}

void Plugin::log(clap_log_severity severity, const char* message) const noexcept {
    if (hostLog && hostLog->log)
        hostLog->log(host, severity, message);
    else
        std::fprintf(stderr, "VocalMidi: %s\n", message);
}

void Plugin::logStatus(clap_log_severity severity) const noexcept {
    try {
        log(severity, instance.status().c_str());
    } catch (const std::exception&) { // no memory for the text
    }
}

void Plugin::expectMainThread(const char* function) noexcept {
    if (wrongThreadReported || isMainThread())
        return;
    wrongThreadReported = true;
    char message[128];
    std::snprintf(message, sizeof(message), "VocalMidi: %s was called from another thread than the main thread",
                  function);
    log(CLAP_LOG_HOST_MISBEHAVING, message);
}

// The host's log may block: the main thread writes it.
void Plugin::expectAudioThread() noexcept {
    if (!hostThreadCheck || hostThreadCheck->is_audio_thread(host) || wrongAudioThread.exchange(true))
        return;
    host->request_callback(host);
}

void Plugin::tellNews() noexcept {
    if (!isMainThread()) { // a host that restores states elsewhere
        newsToTell = true;
        host->request_callback(host);
        return;
    }
    try {
        const News news = instance.takeNews();
        for (const std::string& line : news.log)
            log(CLAP_LOG_INFO, line.c_str());
        if (!news.warning.empty())
            log(CLAP_LOG_WARNING, news.warning.c_str());
        clap_param_rescan_flags what = 0;
        if (news.display || news.figures)
            what |= CLAP_PARAM_RESCAN_VALUES | CLAP_PARAM_RESCAN_TEXT;
        if (news.display)
            what |= CLAP_PARAM_RESCAN_INFO;
        if (what != 0 && hostParams && hostParams->rescan)
            hostParams->rescan(host, what);
    } catch (const std::exception& error) { // out of memory
        log(CLAP_LOG_ERROR, error.what());
    }
}

void Plugin::requestRestartIfNeeded() noexcept {
    if (instance.needsRestart() && !restartRequested.exchange(true))
        host->request_restart(host);
}

} // namespace vocalmidi::clap
