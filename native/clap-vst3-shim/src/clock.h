// The monotonic clock, nanoseconds; no system call where the system maps its clock into the process.
#pragma once

#include <chrono>
#include <cstdint>

namespace vocalmidi {

inline uint64_t monotonicNs() noexcept {
    using namespace std::chrono;
    return static_cast<uint64_t>(duration_cast<nanoseconds>(steady_clock::now().time_since_epoch()).count());
}

} // namespace vocalmidi
