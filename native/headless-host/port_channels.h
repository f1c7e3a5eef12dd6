// What the ports of every plugin format have in common.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace vocalmidi::host {

/// The memory behind all ports of one direction, as 32 and as 64 bit samples.
class ChannelBuffers {
public:
    /// Main thread: room for blocks of up to `max_frames`.
    void allocate(std::vector<uint32_t> port_channels, uint32_t max_frames);

    const std::vector<uint32_t>& port_channels() const { return port_channels_; }
    size_t main_channels() const { return port_channels_.empty() ? 0 : port_channels_.front(); }

    // Audio thread.
    std::span<float* const> floats() { return floats_; }
    std::span<double* const> doubles() { return doubles_; }
    std::span<const float* const> main_output() const { return {floats_.data(), main_channels()}; }
    /// Fills the main port from the recording's channels (none: silence; stereo mixed down where there is one channel)
    /// and clears the others.
    void fill(std::span<const float* const> recording, uint32_t frames);
    void clear(uint32_t frames);
    void floats_to_doubles(uint32_t frames);
    void doubles_to_floats(uint32_t frames);
    void copy_floats_from(const ChannelBuffers& other, uint32_t frames);

private:
    std::vector<uint32_t> port_channels_;
    std::vector<float> memory32_;
    std::vector<double> memory64_;
    std::vector<float*> floats_; // of all ports, in order
    std::vector<double*> doubles_;
};

/// What one process call reads and writes, whatever the sample type, in place or not.
class BlockBuffers {
public:
    ChannelBuffers inputs, outputs;

    // Audio thread.
    /// Fills the inputs and clears the outputs for a call of `frames`.
    void begin(std::span<const float* const> recording, uint32_t frames, bool doubles, bool in_place);
    /// The memory that the call writes to.
    ChannelBuffers& written() { return in_place_ ? inputs : outputs; }
    /// After the call: what came out is in `outputs`, as 32-bit samples.
    void end();

private:
    uint32_t frames_ = 0;
    bool doubles_ = false;
    bool in_place_ = false;
};

/// For people: `in 2+1 channels`.
std::string side_text(const char* name, const std::vector<uint32_t>& channel_counts);

} // namespace vocalmidi::host
