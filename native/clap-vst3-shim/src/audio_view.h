// A host block's audio, whatever its sample type, and how it is read and written.
#pragma once

#include <cstdint>

namespace vocalmidi {

// Larger blocks are handled in pieces of at most this, so that the rings never overflow offline.
inline constexpr uint32_t kMaxChunkFrames = 4096;

// Up to two channels each way; 0 channels: the bus is absent. Input and output may be the same memory.
struct AudioView {
    const float* in32[2] = {};
    const double* in64[2] = {};
    float* out32[2] = {};
    double* out64[2] = {};
    uint32_t inChannels = 0;
    uint32_t outChannels = 0;
    bool inIsDouble = false;
    bool outIsDouble = false;

    // A mono input sounds on every channel; an absent one is silence.
    double input(uint32_t channel, uint32_t frame) const noexcept {
        if (inChannels == 0)
            return 0;
        const uint32_t c = channel < inChannels ? channel : inChannels - 1;
        return inIsDouble ? in64[c][frame] : static_cast<double>(in32[c][frame]);
    }

    void output(uint32_t channel, uint32_t frame, double sample) const noexcept {
        if (outIsDouble)
            out64[channel][frame] = sample;
        else
            out32[channel][frame] = static_cast<float>(sample);
    }
};

} // namespace vocalmidi
