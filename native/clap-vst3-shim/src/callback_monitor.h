// How long the callback takes, and whether the host calls in time. The audio thread writes, any thread reads.
//
// Late: in real time, a call that came after the audio given so far had run out, by more than half of the longest block
// so far. Hosts that split blocks, or call several in a row and then pause, are in time.
// Slow: a call that took more than half of its block (at least 100 µs, so that a block of one sample is no alarm).
// Held up: a call that took more than twenty times its usual time, and more than 200 µs.
// What the callback waits for the worker, when rendering offline, is a figure of its own and in none of these.
#pragma once

#include "counter.h"
#include "histogram.h"

#include <atomic>
#include <cstdint>

namespace vocalmidi {

struct CallCount {
    uint64_t count;
    double maxUs; // of the delay, or of the call
};

class CallbackMonitor {
public:
    // Off: neither the clock is read nor anything counted. [main-thread, while inactive]
    void activate(double sampleRate, bool on) noexcept;

    // [audio-thread]
    void begin(uint32_t frames, bool offline) noexcept;
    void waited(uint64_t nanoseconds) noexcept { waitedNs_ += nanoseconds; }
    void end() noexcept;
    // The host stops calling: its next call is not late. Not during a call.
    void forget() noexcept { dueNs_ = 0; }
    bool on() const noexcept { return on_; }
    uint64_t startNs() const noexcept { return startNs_; } // of this call

    // Any thread.
    Distribution durationUs() const noexcept { return duration_.microseconds(); }
    Distribution offlineWaitUs() const noexcept { return offlineWait_.microseconds(); }
    double share() const noexcept; // of the time that the blocks last
    uint32_t blockFrames() const noexcept { return blockFrames_.load(std::memory_order_relaxed); }
    CallCount late() const noexcept { return late_.read(); }
    CallCount slow() const noexcept { return slow_.read(); }
    CallCount heldUp() const noexcept { return heldUp_.read(); }

private:
    struct Kind {
        std::atomic<uint64_t> count{0};
        std::atomic<uint64_t> maxNs{0};
        void add(uint64_t nanoseconds) noexcept {
            raise(count, 1);
            raiseTo(maxNs, nanoseconds);
        }
        void clear() noexcept {
            count.store(0, std::memory_order_relaxed);
            maxNs.store(0, std::memory_order_relaxed);
        }
        CallCount read() const noexcept {
            return {count.load(std::memory_order_relaxed),
                    1e-3 * static_cast<double>(maxNs.load(std::memory_order_relaxed))};
        }
    };

    void lookWhetherLate(double lengthNs) noexcept;
    void lookHowLong(uint64_t ownNs, double lengthNs) noexcept;

    bool on_ = false;
    double frameNs_ = 0;

    // This call.
    uint64_t startNs_ = 0;
    uint64_t waitedNs_ = 0;
    uint32_t frames_ = 0;
    bool offline_ = false;

    uint64_t calls_ = 0;   // with audio, since activation
    double dueNs_ = 0;     // when the audio given so far will have run out; 0: unknown
    double longestNs_ = 0; // block
    double usualNs_ = 0;   // time of a call
    uint64_t fastestNs_ = 0;

    Histogram duration_;
    Histogram offlineWait_;
    Kind late_, slow_, heldUp_;
    std::atomic<uint64_t> frameSum_{0};
    std::atomic<uint32_t> blockFrames_{0}; // of the longest block
};

} // namespace vocalmidi
