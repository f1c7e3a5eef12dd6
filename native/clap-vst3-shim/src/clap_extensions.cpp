// The smallest CLAP extensions: latency, render, tail, diagnostics.
#include "clap_plugin.h"

#include <algorithm>
#include <cstring>

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

} // namespace

const clap_plugin_latency_t kLatency{latency};
const clap_plugin_render_t kRender{hardRealtime, setRender};
const clap_plugin_tail_t kTail{tail};
const vocalmidi_plugin_diagnostics_t kDiagnostics{readDiagnostics};

} // namespace vocalmidi::clap
