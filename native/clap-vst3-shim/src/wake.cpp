#include "wake.h"

#include "futex.h"
#include "rings.h"

namespace vocalmidi {

namespace {

template <typename Ready> void sleepUnless(uint32_t& sequence, uint32_t& announcement, Ready&& ready) noexcept {
    const uint32_t seen = shared(sequence).load(std::memory_order_acquire);
    shared(announcement).store(1, std::memory_order_release);
    std::atomic_thread_fence(std::memory_order_seq_cst);
    if (!ready())
        futexWait(sequence, seen);
    shared(announcement).store(0, std::memory_order_relaxed);
}

bool announced(uint32_t& announcement) noexcept {
    return shared(announcement).load(std::memory_order_acquire) != 0;
}

void wakeIfAnnounced(uint32_t& sequence, uint32_t& announcement) noexcept {
    std::atomic_thread_fence(std::memory_order_seq_cst);
    if (!announced(announcement))
        return;
    shared(announcement).store(0, std::memory_order_relaxed);
    shared(sequence).fetch_add(1, std::memory_order_release);
    futexWake(sequence);
}

bool holdsSomething(vm_ring& ring) noexcept {
    return shared(ring.write).load(std::memory_order_acquire) != shared(ring.read).load(std::memory_order_acquire);
}

bool isFull(vm_ring& ring) noexcept {
    return shared(ring.write).load(std::memory_order_acquire) - shared(ring.read).load(std::memory_order_acquire) >=
           ring.capacity;
}

bool stopped(vm_link& link) noexcept {
    return shared(link.stop).load(std::memory_order_acquire) != 0;
}

bool hopIsComplete(vm_link& link) noexcept {
    return shared(link.audio.write).load(std::memory_order_acquire) >=
           shared(link.wake_at).load(std::memory_order_relaxed);
}

// A message may lie in the ring for a sample that has not come yet; only audio makes it due, or it is due now.
// Worker thread.
bool hasMessageToTake(vm_link& link) noexcept {
    if (!holdsSomething(link.messages))
        return false;
    const auto* oldest =
        static_cast<const vm_message*>(link.messages.data) + (link.messages.read & (link.messages.capacity - 1));
    const uint64_t reached = shared(link.processed).load(std::memory_order_relaxed);
    return oldest->at <= static_cast<int64_t>(reached) || holdsSomething(link.audio);
}

} // namespace

void waitForWork(vm_link* link) noexcept {
    sleepUnless(link->wake_sequence, link->worker_waiting, [link] {
        const bool callbackWaits = announced(link->callback_waiting) && holdsSomething(link->audio);
        return stopped(*link) || callbackWaits || hasMessageToTake(*link) || hopIsComplete(*link);
    });
}

void waitForRoom(vm_link* link) noexcept {
    shared(link->wake_at).store(0, std::memory_order_relaxed);
    wakeIfAnnounced(link->progress_sequence, link->callback_waiting);
    sleepUnless(link->wake_sequence, link->worker_waiting, [link] { return stopped(*link) || !isFull(link->events); });
}

void wakeCallback(vm_link* link) noexcept {
    wakeIfAnnounced(link->progress_sequence, link->callback_waiting);
}

void wakeWorker(vm_link& link) noexcept {
    std::atomic_thread_fence(std::memory_order_seq_cst);
    if (!announced(link.worker_waiting) || !(holdsSomething(link.messages) || hopIsComplete(link)))
        return;
    wakeIfAnnounced(link.wake_sequence, link.worker_waiting);
}

bool waitForProgress(vm_link& link, uint64_t target) noexcept {
    const auto done = [&] { return shared(link.processed).load(std::memory_order_acquire) >= target; };
    while (!done()) {
        if (isFull(link.events))
            return false;
        sleepUnless(link.progress_sequence, link.callback_waiting, [&] {
            wakeIfAnnounced(link.wake_sequence, link.worker_waiting);
            return done() || isFull(link.events);
        });
    }
    return true;
}

void stopWorker(vm_link* link) noexcept {
    shared(link->stop).store(1, std::memory_order_release);
    shared(link->wake_sequence).fetch_add(1, std::memory_order_release);
    futexWake(link->wake_sequence);
}

} // namespace vocalmidi
