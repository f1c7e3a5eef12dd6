#include "clap_ports.h"

#include <algorithm>

namespace vocalmidi::host {
namespace {

const clap_plugin_audio_ports_t* extension(const clap_plugin_t* plugin) {
    return static_cast<const clap_plugin_audio_ports_t*>(plugin->get_extension(plugin, CLAP_EXT_AUDIO_PORTS));
}

std::vector<uint32_t> channel_counts(const clap_plugin_t* plugin, bool input) {
    std::vector<uint32_t> counts;
    const auto* ports = extension(plugin);
    for (uint32_t i = 0; ports != nullptr && i < ports->count(plugin, input); ++i) {
        clap_audio_port_info_t info{};
        if (ports->get(plugin, i, input, &info))
            counts.push_back(info.channel_count);
    }
    return counts;
}

void point(std::vector<clap_audio_buffer_t>& ports, ChannelBuffers& memory, bool doubles, bool flagged) {
    size_t first = 0;
    for (size_t i = 0; i < ports.size(); ++i) {
        const uint32_t channels = memory.port_channels()[i];
        ports[i] = {};
        ports[i].channel_count = channels;
        if (doubles)
            ports[i].data64 = const_cast<double**>(memory.doubles().data() + first);
        else
            ports[i].data32 = const_cast<float**>(memory.floats().data() + first);
        ports[i].constant_mask = flagged ? (uint64_t{1} << channels) - 1 : 0;
        first += channels;
    }
}

} // namespace

void ClapPorts::prepare(const clap_plugin_t* plugin, uint32_t max_frames) {
    buffers_.inputs.allocate(channel_counts(plugin, true), max_frames);
    buffers_.outputs.allocate(channel_counts(plugin, false), max_frames);
    input_ports_.resize(buffers_.inputs.port_channels().size());
    output_ports_.resize(buffers_.outputs.port_channels().size());
}

bool ClapPorts::may_process_in_place(const clap_plugin_t* plugin) {
    const auto* ports = extension(plugin);
    const uint32_t count = ports == nullptr ? 0 : ports->count(plugin, true);
    for (uint32_t i = 0; i < count; ++i) {
        clap_audio_port_info_t info{};
        if (!ports->get(plugin, i, true, &info) || info.in_place_pair == CLAP_INVALID_ID)
            return false;
    }
    return count > 0 && channel_counts(plugin, true) == channel_counts(plugin, false);
}

std::string ClapPorts::text(const clap_plugin_t* plugin) {
    return side_text("in", channel_counts(plugin, true)) + ", " + side_text("out", channel_counts(plugin, false));
}

void ClapPorts::attach(clap_process_t& process, const Block& block, bool doubles) {
    buffers_.begin(block.input, block.frames, doubles, block.in_place);
    point(input_ports_, buffers_.inputs, doubles, block.input_flagged);
    point(output_ports_, buffers_.written(), doubles, block.stale_output_flags);
    process.audio_inputs = block.with_buses ? input_ports_.data() : nullptr;
    process.audio_inputs_count = block.with_buses ? static_cast<uint32_t>(input_ports_.size()) : 0;
    process.audio_outputs = block.with_buses ? output_ports_.data() : nullptr;
    process.audio_outputs_count = block.with_buses ? static_cast<uint32_t>(output_ports_.size()) : 0;
}

} // namespace vocalmidi::host
