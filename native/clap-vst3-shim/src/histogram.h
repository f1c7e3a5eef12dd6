// Counts of durations in buckets that are linear within each doubling: 32 of them, so a figure is at most 1.6 % off,
// from a nanosecond to 18 minutes. One thread adds, any thread reads; adding costs a few nanoseconds.
#pragma once

#include "distribution.h"

#include <array>
#include <atomic>
#include <cstdint>

namespace vocalmidi {

class Histogram {
public:
    // [main-thread, while nobody adds]
    void clear() noexcept;

    void add(uint64_t nanoseconds) noexcept;

    // Any thread. What is added meanwhile may be in some of the figures and not in others.
    Distribution microseconds() const noexcept;
    uint64_t sum() const noexcept { return sum_.load(std::memory_order_relaxed); } // nanoseconds

private:
    static constexpr uint32_t kBits = 5; // of a value that tell its bucket within a doubling
    static constexpr uint32_t kLargest = 40;
    static constexpr uint32_t kBuckets = (kLargest - kBits + 1) << kBits;

    static uint32_t bucketOf(uint64_t value) noexcept;
    static double middleOf(uint32_t bucket) noexcept;

    std::array<std::atomic<uint64_t>, kBuckets> counts_{};
    std::atomic<uint64_t> sum_{0};
    std::atomic<uint64_t> max_{0};
};

} // namespace vocalmidi
