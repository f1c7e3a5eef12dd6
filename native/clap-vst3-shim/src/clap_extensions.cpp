// The small CLAP extensions: ports, latency, render, tail, diagnostics.
#include "clap_plugin.h"

#include <algorithm>
#include <cstdio>
#include <cstring>

namespace vocalmidi::clap {

namespace {

constexpr clap_id kMainPort = 0;

uint32_t audioPortCount(const clap_plugin_t*, bool) noexcept {
    return 1;
}

// One stereo bus each way; a host that connects mono gives buffers of one channel, which do as well.
bool audioPort(const clap_plugin_t*, uint32_t index, bool isInput, clap_audio_port_info_t* info) noexcept {
    if (index > 0)
        return false;
    *info = {};
    info->id = kMainPort;
    std::snprintf(info->name, sizeof(info->name), "%s", isInput ? "Voice" : "Voice Thru");
    info->flags = CLAP_AUDIO_PORT_IS_MAIN | CLAP_AUDIO_PORT_SUPPORTS_64BITS;
    info->channel_count = 2;
    info->port_type = CLAP_PORT_STEREO;
    info->in_place_pair = kMainPort;
    return true;
}

uint32_t notePortCount(const clap_plugin_t*, bool) noexcept {
    return 1;
}

// Some hosts take only MIDI, some need an input port to offer the output: see docs/decisions.
bool notePort(const clap_plugin_t*, uint32_t index, bool isInput, clap_note_port_info_t* info) noexcept {
    if (index > 0)
        return false;
    *info = {};
    info->id = kMainPort;
    info->supported_dialects = CLAP_NOTE_DIALECT_CLAP | CLAP_NOTE_DIALECT_MIDI;
    info->preferred_dialect = CLAP_NOTE_DIALECT_MIDI;
    std::snprintf(info->name, sizeof(info->name), "%s", isInput ? "Notes Thru" : "Notes");
    return true;
}

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

const clap_plugin_audio_ports_t kAudioPorts{audioPortCount, audioPort};
const clap_plugin_note_ports_t kNotePorts{notePortCount, notePort};
const clap_plugin_latency_t kLatency{latency};
const clap_plugin_render_t kRender{hardRealtime, setRender};
const clap_plugin_tail_t kTail{tail};
const vocalmidi_plugin_diagnostics_t kDiagnostics{readDiagnostics};

} // namespace vocalmidi::clap
