// The worker's thread as the system runs it: how it treats denormals, and its priority, which is to be below the audio
// thread's and above that of ordinary work. Each system has a file of its own (worker_thread_*.cpp) for the second
// half of this one.
#pragma once

#include "vocalmidi_abi.h"

#include <atomic>
#include <string>

namespace vocalmidi {

// Of one link's worker.
class WorkerThread {
public:
    // The worker's, unless said otherwise.

    // Once, before all else. Returns what was got, for people; valid as long as the library.
    const char* prepare() noexcept;

    // Before and after each sleep. While rendering offline nothing is in a hurry, and a worker that computes without a
    // pause would keep the host's own threads waiting: it then runs as they do.
    void follow(bool offline) noexcept;

    // Any thread but the audio thread: from its next look on the worker runs as any thread does. For an overload.
    void giveUp() noexcept { givenUp_.store(true, std::memory_order_relaxed); }

private:
    bool asked_ = false; // prepare was called
    bool raised_ = false;
    std::atomic<bool> givenUp_{false};
};

void denormalsOff() noexcept;

// What follows differs by system. All for the calling thread.

struct Priority {
    bool raised;
    std::string text; // what was got, or why nothing better and what to do about it
};

Priority raisePriority();
void lowerPriority() noexcept;

} // namespace vocalmidi
