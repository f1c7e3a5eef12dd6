#include "histogram.h"

#include "counter.h"

#include <algorithm>
#include <bit>

namespace vocalmidi {

void Histogram::clear() noexcept {
    for (auto& count : counts_)
        count.store(0, std::memory_order_relaxed);
    sum_.store(0, std::memory_order_relaxed);
    max_.store(0, std::memory_order_relaxed);
}

// Below 2^kBits every value has its own; from there on the leading kBits + 1 bits tell.
uint32_t Histogram::bucketOf(uint64_t value) noexcept {
    const uint64_t capped = std::min(value, (uint64_t{1} << kLargest) - 1);
    const auto width = static_cast<uint32_t>(std::bit_width(capped));
    if (width <= kBits)
        return static_cast<uint32_t>(capped);
    const uint32_t shift = width - kBits - 1;
    return (shift << kBits) + static_cast<uint32_t>(capped >> shift);
}

double Histogram::middleOf(uint32_t bucket) noexcept {
    if (bucket < (2u << kBits))
        return bucket;
    const uint32_t shift = (bucket >> kBits) - 1;
    const uint64_t first = uint64_t{bucket - (shift << kBits)} << shift;
    return static_cast<double>(first) + 0.5 * static_cast<double>((uint64_t{1} << shift) - 1);
}

void Histogram::add(uint64_t nanoseconds) noexcept {
    raise(counts_[bucketOf(nanoseconds)], 1);
    raise(sum_, nanoseconds);
    raiseTo(max_, nanoseconds);
}

Distribution Histogram::microseconds() const noexcept {
    std::array<uint64_t, kBuckets> counts;
    uint64_t total = 0;
    for (uint32_t i = 0; i < kBuckets; ++i)
        total += counts[i] = counts_[i].load(std::memory_order_relaxed);
    if (total == 0)
        return {};
    const double max = static_cast<double>(max_.load(std::memory_order_relaxed));
    const auto at = [&](uint64_t percent) {
        uint64_t left = nearestRank(percent, total);
        uint32_t bucket = 0;
        while (bucket + 1 < kBuckets && counts[bucket] < left)
            left -= counts[bucket++];
        return 1e-3 * std::min(middleOf(bucket), max);
    };
    const double mean = 1e-3 * static_cast<double>(sum()) / static_cast<double>(total);
    return {total, mean, at(50), at(95), at(99), 1e-3 * max};
}

} // namespace vocalmidi
