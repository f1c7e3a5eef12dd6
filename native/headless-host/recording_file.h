// Raw float32 audio, channel after channel: how audio comes to this program and leaves it.
#pragma once

#include "play_loop.h"

namespace vocalmidi::host {

/// The request's input; a second of silence when it names none. Throws std::runtime_error.
Recording read_recording(const Request& request);

/// Throws std::runtime_error.
void write_recording(const std::string& path, const std::vector<std::vector<float>>& channels);

} // namespace vocalmidi::host
