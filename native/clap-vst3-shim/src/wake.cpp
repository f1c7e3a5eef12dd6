#include "wake.h"

#include "clock.h"
#include "futex.h"
#include "link.h"
#include "rings.h"

#include <cmath>

namespace vocalmidi {

namespace {

constexpr uint64_t kNever = UINT64_MAX;

// How long after the block that is expected to complete a hop the worker looks: most blocks are no later than this.
constexpr uint64_t kBlockJitterNs = 200'000;

// A block later than that: the worker looks again and again, until blocks seem to have stopped.
constexpr uint64_t kLookAgainNs = 500'000;
constexpr uint64_t kStoppedNs = 5'000'000;

// The worker is woken for a hop rather than left to find it this much later.
constexpr uint64_t kPatienceNs = 600'000;

bool announced(uint32_t& announcement) noexcept {
    return shared(announcement).load(std::memory_order_acquire) != 0;
}

// `untilNs`: the clock at which it stops sleeping anyhow.
template <typename Ready>
void sleepUnless(uint32_t& sequence, uint32_t& announcement, uint64_t untilNs, Ready&& ready) noexcept {
    const uint32_t seen = shared(sequence).load(std::memory_order_acquire);
    shared(announcement).store(1, std::memory_order_release);
    std::atomic_thread_fence(std::memory_order_seq_cst);
    const uint64_t nowNs = untilNs == kNever ? 0 : monotonicNs();
    if (!ready() && nowNs < untilNs)
        futexWait(sequence, seen, untilNs == kNever ? 0 : untilNs - nowNs);
    shared(announcement).store(0, std::memory_order_relaxed);
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

// When to look for the next hop: a little after the end of the block that should complete it, if blocks go on coming
// as the latest did. Never, when that moment is long past.
uint64_t nextHopExpected(vm_link& link) noexcept {
    const uint64_t blockNs = shared(link.block_ns).load(std::memory_order_relaxed);
    const uint32_t frames = shared(link.block_frames).load(std::memory_order_relaxed);
    const uint64_t written = shared(link.audio.write).load(std::memory_order_acquire);
    if (blockNs == 0 || frames == 0 || written >= link.wake_at)
        return kNever;
    const uint64_t blocks = (link.wake_at - written + frames - 1) / frames;
    const double aheadNs = static_cast<double>(blocks) * frames * link.frame_ns;
    const uint64_t expected = blockNs + static_cast<uint64_t>(std::llround(aheadNs)) + kBlockJitterNs;
    const uint64_t nowNs = monotonicNs();
    if (expected > nowNs)
        return expected;
    return nowNs - expected < kStoppedNs ? nowNs + kLookAgainNs : kNever;
}

} // namespace

void waitForWork(vm_link* link) noexcept {
    WorkerThread& thread = Link::workerOf(*link);
    const auto follow = [&] { thread.follow(shared(link->offline).load(std::memory_order_relaxed) != 0); };
    follow();
    const uint64_t looksAt = nextHopExpected(*link);
    shared(link->looks_at_ns).store(looksAt, std::memory_order_relaxed);
    sleepUnless(link->wake_sequence, link->worker_waiting, looksAt, [link] {
        const bool callbackWaits = announced(link->callback_waiting) && holdsSomething(link->audio);
        return stopped(*link) || callbackWaits || hasMessageToTake(*link) || hopIsComplete(*link);
    });
    follow();
}

void waitForRoom(vm_link* link) noexcept {
    wakeIfAnnounced(link->progress_sequence, link->callback_waiting);
    shared(link->wake_at).store(0, std::memory_order_relaxed); // any block may make room
    shared(link->looks_at_ns).store(kNever, std::memory_order_relaxed);
    sleepUnless(link->wake_sequence, link->worker_waiting, kNever,
                [link] { return stopped(*link) || !isFull(link->events); });
}

void wakeCallback(vm_link* link) noexcept {
    wakeIfAnnounced(link->progress_sequence, link->callback_waiting);
}

void wakeWorker(vm_link& link, uint32_t frames) noexcept {
    const uint64_t nowNs = monotonicNs();
    shared(link.block_ns).store(nowNs, std::memory_order_relaxed);
    shared(link.block_frames).store(frames, std::memory_order_relaxed);
    std::atomic_thread_fence(std::memory_order_seq_cst);
    if (!announced(link.worker_waiting))
        return;
    const uint64_t looksAt = shared(link.looks_at_ns).load(std::memory_order_relaxed);
    const bool seesItSoon = looksAt != kNever && looksAt < nowNs + kPatienceNs;
    if (holdsSomething(link.messages) || (hopIsComplete(link) && !seesItSoon))
        wakeIfAnnounced(link.wake_sequence, link.worker_waiting);
}

bool waitForProgress(vm_link& link, uint64_t target) noexcept {
    const auto done = [&] { return shared(link.processed).load(std::memory_order_acquire) >= target; };
    while (!done()) {
        if (isFull(link.events))
            return false;
        sleepUnless(link.progress_sequence, link.callback_waiting, kNever, [&] {
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
