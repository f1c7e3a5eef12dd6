// When each callback was, for a trace.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace vocalmidi::host {

/// Written by the audio thread in memory set aside beforehand; what no longer fits is left out. Read after it has
/// ended.
class CallbackLog {
public:
    struct Call {
        uint32_t plugin;
        int64_t start, length; // nanoseconds of the monotonic clock
    };

    explicit CallbackLog(size_t capacity) : calls_(capacity) {}

    void add(const Call& call) {
        if (count_ < calls_.size())
            calls_[count_++] = call;
    }
    void clear() { count_ = 0; }
    std::span<const Call> calls() const { return {calls_.data(), count_}; }

private:
    std::vector<Call> calls_; // every page touched: zeroed at construction
    size_t count_ = 0;
};

} // namespace vocalmidi::host
