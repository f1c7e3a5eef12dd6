// Passes the audio on, later by the reported latency. Allocates only in prepare.
#pragma once

#include "audio_view.h"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstring>
#include <vector>

namespace vocalmidi {

class DelayLine {
public:
    // Room for delays of up to `longest` frames. [main-thread]
    void prepare(uint32_t delayFrames, uint32_t longest) {
        delay_ = delayFrames;
        size_ = std::bit_ceil(longest + kMaxChunkFrames);
        memory_.assign(std::size_t{2} * size_, 0.0);
        position_ = 0;
    }

    // Silence until as much has come again. At most the longest that was prepared. [audio-thread]
    void change(uint32_t delayFrames) noexcept {
        delay_ = delayFrames;
        clear();
    }

    // [audio-thread]
    void clear() noexcept { std::fill(memory_.begin(), memory_.end(), 0.0); }

    // Frames first .. first + count - 1 of the block, count at most kMaxChunkFrames. All input is read before any
    // output is written, so the two may share memory. [audio-thread]
    void process(const AudioView& audio, uint32_t first, uint32_t count) noexcept {
        if (delay_ == 0 && audio.inIsDouble == audio.outIsDouble && audio.inChannels > 0) {
            copy(audio, first, count);
            return;
        }
        for (uint32_t c = 0; c < 2; ++c)
            for (uint32_t i = 0; i < count; ++i)
                at(c, position_ + i) = audio.input(c, first + i);
        for (uint32_t c = 0; c < audio.outChannels; ++c)
            for (uint32_t i = 0; i < count; ++i)
                audio.output(c, first + i, at(c, position_ + i - delay_));
        position_ += count;
    }

private:
    // Bit for bit, whatever the host's floating-point mode makes of denormals. The last channel first: a mono input
    // in the place of the first output is still whole when the second is made from it.
    static void copy(const AudioView& audio, uint32_t first, uint32_t count) noexcept {
        for (uint32_t c = audio.outChannels; c-- > 0;) {
            const uint32_t from = std::min(c, audio.inChannels - 1);
            if (audio.inIsDouble)
                std::memmove(audio.out64[c] + first, audio.in64[from] + first, count * sizeof(double));
            else
                std::memmove(audio.out32[c] + first, audio.in32[from] + first, count * sizeof(float));
        }
    }

    double& at(uint32_t channel, uint64_t frame) noexcept {
        return memory_[std::size_t{channel} * size_ + (frame & (size_ - 1))];
    }

    std::vector<double> memory_;
    uint64_t position_ = 0;
    uint32_t size_ = 0;
    uint32_t delay_ = 0;
};

} // namespace vocalmidi
