#include "clap_ports.h"

#include "port_channels.h"

#include <algorithm>

namespace vocalmidi::host {
namespace {

std::vector<uint32_t> channel_counts(const clap_plugin_t* plugin, const clap_plugin_audio_ports_t* ports, bool input) {
    std::vector<uint32_t> counts;
    for (uint32_t i = 0; i < ports->count(plugin, input); ++i) {
        clap_audio_port_info_t info{};
        if (ports->get(plugin, i, input, &info))
            counts.push_back(info.channel_count);
    }
    return counts;
}

} // namespace

ClapPorts::ClapPorts(const clap_plugin_t* plugin) {
    const auto* ports =
        static_cast<const clap_plugin_audio_ports_t*>(plugin->get_extension(plugin, CLAP_EXT_AUDIO_PORTS));
    if (ports == nullptr)
        return;
    inputs_.channel_counts = channel_counts(plugin, ports, true);
    outputs_.channel_counts = channel_counts(plugin, ports, false);
}

void ClapPorts::allocate(uint32_t max_frames) {
    inputs_.allocate(max_frames);
    outputs_.allocate(max_frames);
}

void ClapPorts::Side::allocate(uint32_t max_frames) {
    size_t total = 0;
    for (const uint32_t count : channel_counts)
        total += count;
    samples.assign(total * max_frames, 0.0f);
    channels.clear();
    for (size_t i = 0; i < total; ++i)
        channels.push_back(samples.data() + i * max_frames);
    buffers.clear();
    size_t first = 0;
    for (const uint32_t count : channel_counts) {
        clap_audio_buffer_t buffer{};
        buffer.data32 = channels.data() + first;
        buffer.channel_count = count;
        buffers.push_back(buffer);
        first += count;
    }
}

void ClapPorts::fill(std::span<const float* const> recording, uint32_t frames) {
    const size_t main_channels = inputs_.channel_counts.empty() ? 0 : inputs_.channel_counts.front();
    fill_channels(inputs_.channels, main_channels, recording, frames);
    for (float* channel : outputs_.channels)
        std::fill_n(channel, frames, 0.0f);
    for (auto& buffer : outputs_.buffers)
        buffer.constant_mask = 0;
}

std::span<const float* const> ClapPorts::main_output() const {
    if (outputs_.channel_counts.empty())
        return {};
    return {outputs_.channels.data(), outputs_.channel_counts.front()};
}

std::string ClapPorts::text() const {
    return side_text("in", inputs_.channel_counts) + ", " + side_text("out", outputs_.channel_counts);
}

} // namespace vocalmidi::host
