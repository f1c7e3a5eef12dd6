// How long callbacks took, and how that compares with the audio they carried.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace vocalmidi::host {

/// Nanoseconds of the monotonic clock; read through the vDSO, so no system call.
int64_t monotonic_nanoseconds();

struct Percentiles {
    double p50, p99, p999, max;
};

struct TimingSummary {
    size_t count;
    uint64_t untimed;         // callbacks after the memory was full
    Percentiles microseconds; // of the callback
    Percentiles load_percent; // callback time / length of its block
};

/// Written by the audio thread in memory set aside beforehand; summarised after it has ended.
class CallbackTimer {
public:
    explicit CallbackTimer(size_t capacity) : nanoseconds_(capacity), loads_(capacity) {}

    /// Zero-length blocks have no length to compare with and are left out.
    void record(int64_t nanoseconds, uint32_t frames, double sample_rate) {
        if (frames == 0)
            return;
        if (count_ == nanoseconds_.size()) {
            ++untimed_;
            return;
        }
        nanoseconds_[count_] = static_cast<float>(nanoseconds);
        loads_[count_++] = static_cast<float>(static_cast<double>(nanoseconds) * 1e-7 * sample_rate / frames);
    }

    TimingSummary summary() const;

private:
    std::vector<float> nanoseconds_;
    std::vector<float> loads_; // percent
    size_t count_ = 0;
    uint64_t untimed_ = 0;
};

} // namespace vocalmidi::host
