// The smallest CLAP extensions: latency, render, tail, diagnostics.
#include "clap_plugin.h"

#include <algorithm>
#include <cstring>
#include <exception>

namespace vocalmidi::clap {

namespace {

uint32_t latency(const clap_plugin_t* plugin) noexcept {
    return Plugin::of(plugin).instance.latency();
}

bool hardRealtime(const clap_plugin_t*) noexcept {
    return false;
}

bool setRender(const clap_plugin_t* plugin, clap_plugin_render_mode mode) noexcept {
    if (mode != CLAP_RENDER_REALTIME && mode != CLAP_RENDER_OFFLINE)
        return false;
    Plugin::of(plugin).instance.callback().setOffline(mode == CLAP_RENDER_OFFLINE);
    return true;
}

uint32_t tail(const clap_plugin_t* plugin) noexcept {
    return Plugin::of(plugin).instance.tail();
}

bool readDiagnostics(const clap_plugin_t* plugin, vocalmidi_diagnostics_t* out) noexcept {
    if (!out || out->size < sizeof(out->size))
        return false;
    vocalmidi_diagnostics_t all;
    Plugin::of(plugin).instance.read(all);
    all.size = std::min<uint32_t>(out->size, sizeof(all));
    std::memcpy(out, &all, all.size);
    return true;
}

uint32_t noteTimes(const clap_plugin_t* plugin, uint64_t* from, vocalmidi_note_time_t* out,
                   uint32_t capacity) noexcept {
    return from ? Plugin::of(plugin).instance.noteTimes(*from, out, capacity) : 0;
}

uint32_t profile(const clap_plugin_t* plugin, char* text, uint32_t capacity) noexcept {
    try {
        return Plugin::of(plugin).instance.profile(text, capacity);
    } catch (const std::exception&) { // out of memory
        return 0;
    }
}

uint32_t spans(const clap_plugin_t* plugin, uint64_t* from, vocalmidi_span_t* out, uint32_t capacity) noexcept {
    return from ? Plugin::of(plugin).instance.spans(*from, out, capacity) : 0;
}

} // namespace

const clap_plugin_latency_t kLatency{latency};
const clap_plugin_render_t kRender{hardRealtime, setRender};
const clap_plugin_tail_t kTail{tail};
const vocalmidi_plugin_diagnostics_t kDiagnostics{readDiagnostics, noteTimes, profile, spans};

} // namespace vocalmidi::clap
