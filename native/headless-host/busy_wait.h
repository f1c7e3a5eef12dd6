// What a plugin's callback is shown beside: a wait that keeps the thread busy for as long. An interrupt or another
// thread takes the same from both, in proportion to their length, which an empty callback is too short to show.
#pragma once

#include "callback_timer.h"

#include <algorithm>

namespace vocalmidi::host {

/// One thread's.
class BusyWait {
public:
    /// Another call took so many nanoseconds. One that was held up changes little of what is usual.
    void learn(int64_t nanoseconds) {
        const auto length = static_cast<double>(nanoseconds);
        usual_ = usual_ == 0 ? length : usual_ + share * (std::min(length, 2 * usual_) - usual_);
    }

    void wait() const {
        const int64_t end = monotonic_nanoseconds() + static_cast<int64_t>(usual_);
        while (monotonic_nanoseconds() < end) {
        }
    }

private:
    static constexpr double share = 1.0 / 32; // that one call has in what is usual

    double usual_ = 0; // nanoseconds
};

} // namespace vocalmidi::host
