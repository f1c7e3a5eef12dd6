// Many measured values in a few figures.
#pragma once

#include <cstdint>
#include <vector>

namespace vocalmidi {

// Percentiles by the nearest-rank rule: the smallest value that at least so many per cent of all are no larger than,
// so each is one that was measured. Zeros where there is none.
struct Distribution {
    uint64_t count = 0;
    double mean = 0;
    double p50 = 0;
    double p95 = 0;
    double p99 = 0;
    double max = 0;
};

// The nearest rank, from 1, of 1 to 100 per cent of `count` values. Whole numbers, so that every machine and the
// engine's C# (Distribution.NearestRank) count alike.
uint64_t nearestRank(uint64_t percent, uint64_t count) noexcept;

Distribution distributionOf(std::vector<double> values);

} // namespace vocalmidi
