// The audio ports of one CLAP instance and the buffers behind them.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>
#include <vocalmidi_clap.h>

namespace vocalmidi::host {

class ClapPorts {
public:
    /// Main thread: asks the plugin for its ports. No audio-ports extension: no ports.
    explicit ClapPorts(const clap_plugin_t* plugin);

    /// Main thread, before activation: buffers for blocks of up to `max_frames`.
    void allocate(uint32_t max_frames);

    // Audio thread.
    /// Fills the first input port from the recording's channels (none: silence) and clears everything else.
    void fill(std::span<const float* const> channels, uint32_t frames);
    std::span<const float* const> main_output() const;
    std::span<const clap_audio_buffer_t> inputs() const { return inputs_.buffers; }
    std::span<clap_audio_buffer_t> outputs() { return outputs_.buffers; }

    /// For people: `in 1 x 2 channels, out 1 x 2 channels`.
    std::string text() const;

private:
    struct Side {
        std::vector<uint32_t> channel_counts;
        std::vector<float> samples;
        std::vector<float*> channels; // of all ports, in order
        std::vector<clap_audio_buffer_t> buffers;
        void allocate(uint32_t max_frames);
    };

    Side inputs_;
    Side outputs_;
};

} // namespace vocalmidi::host
