// The worker's thread as the system runs it: how it treats denormals, and its priority, which is to be below the audio
// thread's and above that of ordinary work. How a priority is got differs by system: worker_thread_*.cpp.
#pragma once

#include "vocalmidi_abi.h"

#include <atomic>
#include <cstdint>
#include <string>

namespace vocalmidi {

// What a thread got, and what it had.
struct Priority {
    bool raised = false;
    std::string text;   // what was got, or why nothing better and what to do about it
    int64_t thread = 0; // the rest is the system's own
    int64_t before = 0;
};

// For the calling thread. May take a tenth of a second.
Priority raisePriority();
// Any thread, while the other lives.
void lowerPriority(const Priority& raised) noexcept;

// Results below the smallest normal number become 0, and operands as small count as 0: a decaying signal would else
// cost tens of times as much. For the calling thread.
void denormalsOff() noexcept;

// Of one link's worker.
class WorkerThread {
public:
    // The worker's, once, before all else. Returns what was got, for people; valid as long as the library.
    const char* prepare() noexcept;

    // The worker's, before and after each sleep. While rendering offline nothing is in a hurry, and a worker that
    // computes without a pause would keep the host's own threads waiting: it then runs as they do.
    void follow(bool offline) noexcept {
        if (asked_.load(std::memory_order_relaxed) &&
            raised_ != (!offline && !givenUp_.load(std::memory_order_relaxed)))
            change();
    }

    // Main thread, while the worker lives: it runs as any thread does from now on. For a worker that cannot keep up.
    void giveUp() noexcept;

private:
    void change() noexcept;

    Priority priority_;              // set by prepare, before asked_
    bool raised_ = false;            // the worker's
    std::atomic<bool> asked_{false}; // there is a priority to give up and to get back
    std::atomic<bool> givenUp_{false};
};

} // namespace vocalmidi
