// Whether memory grows over a long run, told from memory that comes and goes.
#pragma once

#include <algorithm>
#include <cstdint>

namespace vocalmidi::host {

/// Memory in use swings as caches fill and a garbage collector gives its heap back; what leaks raises the lowest point
/// it comes down to. So this compares lowest points: that of the last two fifths of a run with that of the two before.
/// The first fifth, in which caches fill, does not count.
class RisingFloor {
public:
    explicit RisingFloor(uint64_t steps) : steps_(steps) {}

    void look(uint64_t step, uint64_t bytes) {
        if (5 * step < steps_)
            return;
        uint64_t& lowest = 5 * step < 3 * steps_ ? before_ : after_;
        lowest = std::min(lowest, bytes);
    }

    /// Bytes. Zero where it fell, and where either part was never looked at.
    uint64_t rise() const { return before_ == never || after_ == never || after_ < before_ ? 0 : after_ - before_; }

private:
    static constexpr uint64_t never = UINT64_MAX;

    uint64_t steps_;
    uint64_t before_ = never;
    uint64_t after_ = never;
};

/// Of this process over a run of so many steps.
class MemoryGrowth {
public:
    explicit MemoryGrowth(uint64_t steps) : resident_(steps), allocated_(steps) {}

    /// To be called where nothing plays, so that only what is kept is counted.
    void look(uint64_t step);

    /// Bytes that the system holds for the process, the managed heap among them: within some megabytes.
    uint64_t resident() const { return resident_.rise(); }

    /// Bytes that the C library's allocator has given out and not got back: within some kilobytes.
    uint64_t allocated() const { return allocated_.rise(); }

private:
    RisingFloor resident_;
    RisingFloor allocated_;
};

} // namespace vocalmidi::host
