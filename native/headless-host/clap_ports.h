// The audio ports of one CLAP instance and the buffers behind them.
#pragma once

#include "hosted_plugin.h"
#include "port_channels.h"

#include <vocalmidi_clap.h>

namespace vocalmidi::host {

class ClapPorts {
public:
    /// Main thread: the ports the instance has now, and buffers for blocks of up to `max_frames`. A plugin without the
    /// audio-ports extension has no ports.
    void prepare(const clap_plugin_t* plugin, uint32_t max_frames);
    /// Every input port may share its memory with an output port.
    static bool may_process_in_place(const clap_plugin_t* plugin);
    /// For people: `in 2 channels, out 2 channels`.
    static std::string text(const clap_plugin_t* plugin);

    // Audio thread.
    /// Fills the ports and hands them over, or none at all, as the block says.
    void attach(clap_process_t& process, const Block& block, bool doubles);
    /// What came out is in main_output() after this, whatever the sample type and the memory it was in.
    void take_output() { buffers_.end(); }
    std::span<const float* const> main_output() const { return buffers_.outputs.main_output(); }
    uint64_t main_constant_mask() const { return output_ports_.empty() ? 0 : output_ports_.front().constant_mask; }

private:
    BlockBuffers buffers_;
    std::vector<clap_audio_buffer_t> input_ports_, output_ports_;
};

} // namespace vocalmidi::host
