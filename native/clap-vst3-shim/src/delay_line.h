// Passes the audio on, later by the reported latency. Allocates only in prepare.
#pragma once

#include "audio_view.h"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <vector>

namespace vocalmidi {

class DelayLine {
public:
    // [main-thread]
    void prepare(uint32_t delayFrames) {
        delay_ = delayFrames;
        size_ = std::bit_ceil(delayFrames + kMaxChunkFrames);
        memory_.assign(std::size_t{2} * size_, 0.0);
        position_ = 0;
    }

    // [audio-thread]
    void clear() noexcept { std::fill(memory_.begin(), memory_.end(), 0.0); }

    // Frames first .. first + count - 1 of the block, count at most kMaxChunkFrames. All input is read before any
    // output is written, so the two may share memory. [audio-thread]
    void process(const AudioView& audio, uint32_t first, uint32_t count) noexcept {
        for (uint32_t c = 0; c < 2; ++c)
            for (uint32_t i = 0; i < count; ++i)
                at(c, position_ + i) = audio.input(c, first + i);
        for (uint32_t c = 0; c < audio.outChannels; ++c)
            for (uint32_t i = 0; i < count; ++i)
                audio.output(c, first + i, at(c, position_ + i - delay_));
        position_ += count;
    }

private:
    double& at(uint32_t channel, uint64_t frame) noexcept {
        return memory_[std::size_t{channel} * size_ + (frame & (size_ - 1))];
    }

    std::vector<double> memory_;
    uint64_t position_ = 0;
    uint32_t size_ = 0;
    uint32_t delay_ = 0;
};

} // namespace vocalmidi
