// What the native benchmarks share: a clock, percentiles, a hash of what came out.
#pragma once

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <vector>

namespace vocalmidi::bench {

inline uint64_t now_ns() {
    using namespace std::chrono;
    return static_cast<uint64_t>(duration_cast<nanoseconds>(steady_clock::now().time_since_epoch()).count());
}

/// Nearest rank: every figure is one that was measured. `share` 0..1; 0 for no values.
inline double percentile(std::vector<double> values, double share) {
    if (values.empty())
        return 0;
    std::sort(values.begin(), values.end());
    const auto rank = static_cast<size_t>(std::ceil(share * static_cast<double>(values.size())));
    return values[std::max<size_t>(rank, 1) - 1];
}

/// FNV-1a over words: cheap enough to run beside what is timed.
class WordHash {
public:
    void add(uint64_t word) { hash_ = (hash_ ^ word) * 1099511628211U; }
    void add(float number) {
        uint32_t bits;
        std::memcpy(&bits, &number, sizeof bits);
        add(uint64_t{bits});
    }
    uint64_t value() const { return hash_; }

private:
    uint64_t hash_ = 14695981039346656037U;
};

} // namespace vocalmidi::bench
