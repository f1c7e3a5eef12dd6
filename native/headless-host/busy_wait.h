// What a plugin's callback is shown beside: a wait that keeps the thread busy for as long. An interrupt or another
// thread takes the same from both, in proportion to their length, which an empty callback is too short to show.
#pragma once

#include "callback_timer.h"

#include <algorithm>

namespace vocalmidi::host {

/// One thread's.
class BusyWait {
public:
    /// Another call took so many nanoseconds. The first are slow, as caches are cold: the fastest of them is where the
    /// median is sought from. A call moves it by its side alone, not by how long it was held up.
    void learn(int64_t nanoseconds) {
        const auto length = static_cast<double>(std::max<int64_t>(nanoseconds, 1));
        if (calls_ < warm_up)
            usual_ = calls_ == 0 ? length : std::min(usual_, length);
        else
            usual_ *= length > usual_ ? 1 + step : 1 - step;
        ++calls_;
    }

    void wait() const {
        const int64_t end = monotonic_nanoseconds() + static_cast<int64_t>(usual_);
        while (monotonic_nanoseconds() < end) {
        }
    }

private:
    static constexpr uint64_t warm_up = 16; // calls
    static constexpr double step = 1.0 / 64;

    double usual_ = 0; // nanoseconds
    uint64_t calls_ = 0;
};

} // namespace vocalmidi::host
