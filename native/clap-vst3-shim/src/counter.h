// Figures that one thread raises and any thread reads: plain loads and stores, no locked instruction.
#pragma once

#include <atomic>
#include <cstdint>

namespace vocalmidi {

inline void raise(std::atomic<uint64_t>& counter, uint64_t by) noexcept {
    counter.store(counter.load(std::memory_order_relaxed) + by, std::memory_order_relaxed);
}

inline void raiseTo(std::atomic<uint64_t>& most, uint64_t value) noexcept {
    if (value > most.load(std::memory_order_relaxed))
        most.store(value, std::memory_order_relaxed);
}

} // namespace vocalmidi
