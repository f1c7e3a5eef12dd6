#include "distribution.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace vocalmidi {

uint64_t nearestRank(double share, uint64_t count) noexcept {
    const double rank = std::ceil(share * static_cast<double>(count));
    return std::clamp<uint64_t>(static_cast<uint64_t>(rank), 1, std::max<uint64_t>(count, 1));
}

Distribution distributionOf(std::vector<double> values) {
    if (values.empty())
        return {};
    std::sort(values.begin(), values.end());
    const uint64_t count = values.size();
    const auto at = [&](double share) { return values[nearestRank(share, count) - 1]; };
    const double sum = std::accumulate(values.begin(), values.end(), 0.0);
    return {count, sum / static_cast<double>(count), at(0.50), at(0.95), at(0.99), values.back()};
}

} // namespace vocalmidi
