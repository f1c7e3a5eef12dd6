// Who wakes the worker and when: never for less than a hop, always for what it would not see soon by itself.
#include "link.h"
#include "rings.h"
#include "test.h"
#include "wake.h"

#include <atomic>
#include <thread>

using namespace vocalmidi;

namespace {

void pushFrames(vm_link& link, uint32_t frames) {
    CHECK(AudioRingWriter(link.audio).push(frames, [](float* to, uint32_t, uint32_t count) {
        for (uint32_t i = 0; i < count * Link::kChannels; ++i)
            *to++ = 0;
    }));
}

constexpr uint64_t kNever = UINT64_MAX;

// A worker that sleeps until 240 frames are there, as far as the callback can see.
Link sleepingUntil240(uint64_t looksAtNs = kNever) {
    Link link(48000);
    link.block().wake_at = 240;
    link.block().looks_at_ns = looksAtNs;
    link.block().worker_waiting = 1;
    return link;
}

} // namespace

TEST(Less_than_a_hop_wakes_nobody) {
    Link link = sleepingUntil240();
    for (int block = 0; block < 3; ++block) {
        pushFrames(link.block(), 64);
        wakeWorker(link.block(), 64);
    }
    SAME(link.block().wake_sequence, 0u);
    pushFrames(link.block(), 64);
    wakeWorker(link.block(), 64);
    SAME(link.block().wake_sequence, 1u);
    wakeWorker(link.block(), 64);
    SAME(link.block().wake_sequence, 1u);
}

TEST(A_message_wakes_the_worker_at_once) {
    Link link = sleepingUntil240();
    RingWriter<vm_message>(link.block().messages).push({0, 0, 0, VM_MESSAGE_END_NOTES, 0, 1, 0, {}});
    wakeWorker(link.block(), 64);
    SAME(link.block().wake_sequence, 1u);
}

TEST(A_worker_about_to_look_by_itself_is_left_alone_and_one_that_would_look_late_is_woken) {
    Link link = sleepingUntil240();
    wakeWorker(link.block(), 64); // tells the time
    const uint64_t now = link.block().block_ns;
    link.block().looks_at_ns = now;
    pushFrames(link.block(), 240);
    wakeWorker(link.block(), 64);
    SAME(link.block().wake_sequence, 0u);
    link.block().looks_at_ns = now + 3600'000'000'000;
    wakeWorker(link.block(), 64);
    SAME(link.block().wake_sequence, 1u);
}

TEST(A_worker_looks_by_itself_after_the_block_that_should_complete_its_hop) {
    Link link(48000);
    pushFrames(link.block(), 8000);
    wakeWorker(link.block(), 8000);
    link.block().wake_at = 30000;
    waitForWork(&link.block()); // returns although nobody wakes it
    SAME(link.block().wake_sequence, 0u);
    SAME(link.block().worker_waiting, 0u);
    SAME(link.block().looks_at_ns - link.block().block_ns, uint64_t{500'200'000}); // three blocks and a little
}

TEST(A_worker_whose_hop_is_overdue_sleeps_until_it_is_woken) {
    Link link(48000);
    link.block().block_ns = 1;
    link.block().block_frames = 64;
    link.block().wake_at = 240;
    std::thread worker([&link] { waitForWork(&link.block()); });
    while (shared(link.block().worker_waiting).load() == 0)
        std::this_thread::yield();
    SAME(shared(link.block().looks_at_ns).load(), kNever);
    pushFrames(link.block(), 240);
    wakeWorker(link.block(), 240);
    worker.join();
}

TEST(A_callback_that_waits_gets_less_than_a_hop_too) {
    Link link(48000);
    vm_link& block = link.block();
    std::thread worker([&block] {
        while (shared(block.stop).load() == 0) {
            const uint64_t write = shared(block.audio.write).load(std::memory_order_acquire);
            const uint64_t read = block.audio.read;
            if (write > read) {
                shared(block.audio.read).store(write, std::memory_order_release);
                shared(block.processed).store(write, std::memory_order_release);
                wakeCallback(&block);
                continue;
            }
            shared(block.wake_at).store(read + 240);
            waitForWork(&block);
        }
    });
    for (uint64_t done = 1; done <= 20000; ++done) {
        pushFrames(block, 1);
        CHECK(waitForProgress(block, done));
    }
    stopWorker(&block);
    worker.join();
}

int main() {
    return test::runAll();
}
