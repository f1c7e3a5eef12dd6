// The plugin's own threads, as the system names them.
#pragma once

#include <cstdint>
#include <sys/types.h>
#include <vector>

namespace vocalmidi::host {

/// The threads of this process that are VocalMidi's workers.
std::vector<pid_t> worker_threads();

/// Processor time of these threads so far, nanoseconds; of those that have ended, nothing.
uint64_t processor_time(const std::vector<pid_t>& threads);

} // namespace vocalmidi::host
