#include "distribution.h"

#include <algorithm>
#include <numeric>

namespace vocalmidi {

uint64_t nearestRank(uint64_t percent, uint64_t count) noexcept {
    return std::max<uint64_t>(1, (percent * count + 99) / 100);
}

Distribution distributionOf(std::vector<double> values) {
    if (values.empty())
        return {};
    std::sort(values.begin(), values.end());
    const uint64_t count = values.size();
    const auto at = [&](uint64_t percent) { return values[nearestRank(percent, count) - 1]; };
    const double sum = std::accumulate(values.begin(), values.end(), 0.0);
    return {count, sum / static_cast<double>(count), at(50), at(95), at(99), values.back()};
}

} // namespace vocalmidi
