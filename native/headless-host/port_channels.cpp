#include "port_channels.h"

#include <algorithm>
#include <numeric>

namespace vocalmidi::host {

void ChannelBuffers::allocate(std::vector<uint32_t> port_channels, uint32_t max_frames) {
    port_channels_ = std::move(port_channels);
    const size_t total = std::accumulate(port_channels_.begin(), port_channels_.end(), size_t{0});
    memory32_.assign(total * max_frames, 0.0f);
    memory64_.assign(total * max_frames, 0.0);
    floats_.clear();
    doubles_.clear();
    for (size_t i = 0; i < total; ++i) {
        floats_.push_back(memory32_.data() + i * max_frames);
        doubles_.push_back(memory64_.data() + i * max_frames);
    }
}

void ChannelBuffers::fill(std::span<const float* const> recording, uint32_t frames) {
    for (size_t c = 0; c < floats_.size(); ++c) {
        float* to = floats_[c];
        if (c >= main_channels() || recording.empty()) {
            std::fill_n(to, frames, 0.0f);
        } else if (main_channels() == 1 && recording.size() > 1) {
            for (uint32_t i = 0; i < frames; ++i)
                to[i] = 0.5f * (recording[0][i] + recording[1][i]);
        } else {
            std::copy_n(recording[std::min(c, recording.size() - 1)], frames, to);
        }
    }
}

void ChannelBuffers::clear(uint32_t frames) {
    for (float* channel : floats_)
        std::fill_n(channel, frames, 0.0f);
}

void ChannelBuffers::floats_to_doubles(uint32_t frames) {
    for (size_t c = 0; c < floats_.size(); ++c)
        std::copy_n(floats_[c], frames, doubles_[c]);
}

void ChannelBuffers::doubles_to_floats(uint32_t frames) {
    for (size_t c = 0; c < floats_.size(); ++c)
        std::transform(doubles_[c], doubles_[c] + frames, floats_[c], [](double s) { return static_cast<float>(s); });
}

void ChannelBuffers::copy_floats_from(const ChannelBuffers& other, uint32_t frames) {
    for (size_t c = 0; c < std::min(floats_.size(), other.floats_.size()); ++c)
        std::copy_n(other.floats_[c], frames, floats_[c]);
}

void BlockBuffers::begin(std::span<const float* const> recording, uint32_t frames, bool doubles, bool in_place) {
    frames_ = frames;
    doubles_ = doubles;
    in_place_ = in_place;
    inputs.fill(recording, frames);
    outputs.clear(frames);
    if (doubles) {
        inputs.floats_to_doubles(frames);
        outputs.floats_to_doubles(frames);
    }
}

void BlockBuffers::end() {
    if (doubles_)
        written().doubles_to_floats(frames_);
    if (in_place_)
        outputs.copy_floats_from(inputs, frames_);
}

std::string side_text(const char* name, const std::vector<uint32_t>& counts) {
    if (counts.empty())
        return std::string(name) + " none";
    std::string text = name;
    for (size_t i = 0; i < counts.size(); ++i)
        text += (i == 0 ? " " : "+") + std::to_string(counts[i]);
    return text + " channels";
}

} // namespace vocalmidi::host
