#include "port_channels.h"

#include <algorithm>

namespace vocalmidi::host {

void fill_channels(std::span<float* const> channels, size_t main_channels, std::span<const float* const> recording,
                   uint32_t frames) {
    for (size_t c = 0; c < channels.size(); ++c) {
        float* to = channels[c];
        if (c >= main_channels || recording.empty()) {
            std::fill_n(to, frames, 0.0f);
        } else if (main_channels == 1 && recording.size() > 1) {
            for (uint32_t i = 0; i < frames; ++i)
                to[i] = 0.5f * (recording[0][i] + recording[1][i]);
        } else {
            std::copy_n(recording[std::min(c, recording.size() - 1)], frames, to);
        }
    }
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
