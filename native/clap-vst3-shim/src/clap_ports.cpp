// Ports of the CLAP front: one bus each way, stereo or mono as the host selects, and one note port each way.
#include "clap_plugin.h"

#include <cstdio>

namespace vocalmidi::clap {

namespace {

constexpr clap_id kMainPort = 0;

// Ids and indices of the two configurations.
enum : uint32_t { kStereo = 0, kMono = 1, kConfigs = 2 };

const char* portType(uint32_t config) noexcept {
    return config == kMono ? CLAP_PORT_MONO : CLAP_PORT_STEREO;
}
uint32_t channels(uint32_t config) noexcept {
    return config == kMono ? 1 : 2;
}

uint32_t audioPortCount(const clap_plugin_t*, bool) noexcept {
    return 1;
}

bool audioPort(const clap_plugin_t* plugin, uint32_t index, bool isInput, clap_audio_port_info_t* info) noexcept {
    if (index > 0)
        return false;
    const uint32_t config = Plugin::of(plugin).portConfig;
    *info = {};
    info->id = kMainPort;
    std::snprintf(info->name, sizeof(info->name), "%s", isInput ? "Voice" : "Voice Thru");
    info->flags = CLAP_AUDIO_PORT_IS_MAIN | CLAP_AUDIO_PORT_SUPPORTS_64BITS;
    info->channel_count = channels(config);
    info->port_type = portType(config);
    info->in_place_pair = kMainPort;
    return true;
}

uint32_t configCount(const clap_plugin_t*) noexcept {
    return kConfigs;
}

bool config(const clap_plugin_t*, uint32_t index, clap_audio_ports_config_t* out) noexcept {
    if (index >= kConfigs)
        return false;
    *out = {};
    out->id = index;
    std::snprintf(out->name, sizeof(out->name), "%s", index == kMono ? "Mono" : "Stereo");
    out->input_port_count = out->output_port_count = 1;
    out->has_main_input = out->has_main_output = true;
    out->main_input_channel_count = out->main_output_channel_count = channels(index);
    out->main_input_port_type = out->main_output_port_type = portType(index);
    return true;
}

bool selectConfig(const clap_plugin_t* plugin, clap_id id) noexcept {
    Plugin& self = Plugin::of(plugin);
    if (id >= kConfigs || self.instance.active())
        return false;
    self.portConfig = id;
    return true;
}

uint32_t notePortCount(const clap_plugin_t*, bool) noexcept {
    return 1;
}

// Some hosts take only MIDI, and some give no note output to a plugin without a note input: see docs/decisions.
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

} // namespace

const clap_plugin_audio_ports_t kAudioPorts{audioPortCount, audioPort};
const clap_plugin_audio_ports_config_t kAudioPortsConfig{configCount, config, selectConfig};
const clap_plugin_note_ports_t kNotePorts{notePortCount, notePort};

} // namespace vocalmidi::clap
