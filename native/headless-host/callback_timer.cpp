#include "callback_timer.h"

#include <algorithm>
#include <cmath>
#include <ctime>

namespace vocalmidi::host {
namespace {

/// Nearest-rank percentiles: every figure is one that was measured.
Percentiles percentiles(std::vector<float> values, double scale) {
    if (values.empty())
        return {};
    std::sort(values.begin(), values.end());
    const auto at = [&](double fraction) {
        const auto rank = static_cast<size_t>(std::ceil(fraction * static_cast<double>(values.size())));
        return scale * static_cast<double>(values[std::max<size_t>(rank, 1) - 1]);
    };
    return {at(0.5), at(0.99), at(0.999), at(1.0)};
}

} // namespace

int64_t monotonic_nanoseconds() {
    timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return static_cast<int64_t>(now.tv_sec) * 1'000'000'000 + now.tv_nsec;
}

TimingSummary CallbackTimer::summary() const {
    const auto used = static_cast<std::ptrdiff_t>(count_);
    return {count_, untimed_, percentiles({nanoseconds_.begin(), nanoseconds_.begin() + used}, 1e-3),
            percentiles({loads_.begin(), loads_.begin() + used}, 1.0)};
}

} // namespace vocalmidi::host
