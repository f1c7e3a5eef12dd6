// What the ports of every plugin format have in common.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace vocalmidi::host {

/// Fills the main port, the first `main_channels`, from the recording's channels (none: silence; stereo mixed down
/// where there is one channel) and clears the others. Audio thread.
void fill_channels(std::span<float* const> channels, size_t main_channels, std::span<const float* const> recording,
                   uint32_t frames);

/// For people: `in 2+1 channels`.
std::string side_text(const char* name, const std::vector<uint32_t>& channel_counts);

} // namespace vocalmidi::host
