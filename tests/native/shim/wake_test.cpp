// Who wakes the worker and when: never for less than a hop, always for what makes it move on.
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

// A worker that sleeps until 240 frames are there, as far as the callback can see.
Link sleepingUntil240() {
    Link link(48000);
    link.block().wake_at = 240;
    link.block().worker_waiting = 1;
    return link;
}

} // namespace

TEST(Less_than_a_hop_wakes_nobody) {
    Link link = sleepingUntil240();
    for (int block = 0; block < 3; ++block) {
        pushFrames(link.block(), 64);
        wakeWorker(link.block());
    }
    SAME(link.block().wake_sequence, 0u);
    pushFrames(link.block(), 64);
    wakeWorker(link.block());
    SAME(link.block().wake_sequence, 1u);
    wakeWorker(link.block());
    SAME(link.block().wake_sequence, 1u);
}

TEST(A_message_wakes_the_worker_at_once) {
    Link link = sleepingUntil240();
    RingWriter<vm_message>(link.block().messages).push({0, 0, 0, VM_MESSAGE_END_NOTES, 0, 1, 0});
    wakeWorker(link.block());
    SAME(link.block().wake_sequence, 1u);
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
