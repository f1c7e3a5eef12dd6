// How soon the worker is there: from the moment a block completes a hop (or a message is sent) to the worker's first
// look at it. Blocks come in real time from a high-priority thread, as a sound card's would. The worker asks for few
// wakes: for a hop it mostly looks by itself, up to 0.2 ms after the block (see wake.h); a message wakes it.
// Usage: vocalmidi-bench-wake [SECONDS]; prints rows of a Markdown table.
#include "wake.h"
#include "link.h"
#include "measuring.h"
#include "rings.h"

#include <atomic>
#include <cinttypes>
#include <cstdio>
#include <cstdlib>
#include <pthread.h>
#include <sched.h>
#include <thread>
#include <time.h>

using namespace vocalmidi;

namespace {

constexpr double kRate = 48000;
constexpr uint64_t kHop = 240; // frames: 5 ms
constexpr uint64_t kNone = UINT64_MAX;

struct Bench {
    Link link{kRate};
    std::atomic<uint64_t> told{kNone}; // when the audio thread finished what the worker waits for
    std::vector<double> microseconds;
    bench::WordHash hash;
};

void note(Bench& bench) {
    const uint64_t told = bench.told.exchange(kNone, std::memory_order_acq_rel);
    if (told != kNone)
        bench.microseconds.push_back(static_cast<double>(bench::now_ns() - told) * 1e-3);
}

// The engine's worker without its engine: takes whole hops and due messages, and sleeps in between.
void work(Bench& bench) {
    vm_link& link = bench.link.block();
    while (shared(link.stop).load(std::memory_order_acquire) == 0) {
        RingReader<vm_message> messages(link.messages);
        vm_message message;
        const uint64_t written = shared(link.audio.write).load(std::memory_order_acquire);
        if (messages.peek(message)) {
            note(bench);
            bench.hash.add(static_cast<uint64_t>(message.at));
            messages.pop();
        } else if (written - link.audio.read >= kHop) {
            note(bench);
            shared(link.audio.read).store(link.audio.read + kHop, std::memory_order_release);
            shared(link.processed).store(link.audio.read, std::memory_order_release);
            bench.hash.add(link.audio.read);
        } else {
            shared(link.wake_at).store(link.audio.read + kHop, std::memory_order_relaxed);
            waitForWork(&link);
        }
    }
}

void sleepUntil(uint64_t ns) {
    const timespec due{static_cast<time_t>(ns / 1'000'000'000), static_cast<long>(ns % 1'000'000'000)};
    clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &due, nullptr);
}

// `messagesOnly`: a message in every fifth block, and no audio.
void play(Bench& bench, uint32_t block, uint64_t blocks, bool messagesOnly) {
    vm_link& link = bench.link.block();
    const uint64_t start = bench::now_ns();
    const double blockNs = 1e9 * block / kRate;
    for (uint64_t i = 1; i <= blocks; ++i) {
        sleepUntil(start + static_cast<uint64_t>(static_cast<double>(i) * blockNs));
        const uint64_t written = link.audio.write;
        if (messagesOnly && i % 5 != 0)
            continue;
        // Before the worker can see it: told too late, it would be taken for the next one.
        if (messagesOnly || (written + block) / kHop != written / kHop)
            bench.told.store(bench::now_ns(), std::memory_order_release);
        if (messagesOnly) {
            RingWriter<vm_message>(link.messages).push({0, 0, 0, VM_MESSAGE_END_NOTES, 0, 1, 0, {}});
        } else {
            AudioRingWriter(link.audio).push(block, [](float* to, uint32_t, uint32_t count) {
                std::fill_n(to, count * Link::kChannels, 0.0F);
            });
        }
        wakeWorker(link, block);
    }
    sleepUntil(bench::now_ns() + 20'000'000);
}

// False where the system grants no such priority.
bool atHighPriority(std::thread& thread) {
    sched_param parameters{};
    parameters.sched_priority = 45;
    return pthread_setschedparam(thread.native_handle(), SCHED_FIFO, &parameters) == 0;
}

bool row(const char* name, uint32_t block, double seconds, bool messagesOnly) {
    Bench bench;
    const auto blocks = static_cast<uint64_t>(seconds * kRate / block);
    bench.microseconds.reserve(blocks + 1);
    std::thread worker([&] { work(bench); });
    std::thread audio([&] { play(bench, block, blocks, messagesOnly); });
    const bool high = atHighPriority(audio);
    audio.join();
    stopWorker(&bench.link.block());
    worker.join();
    const vm_link& link = bench.link.block();
    const uint64_t expected = messagesOnly ? blocks / 5 : blocks * block / kHop;
    std::printf("| %s | %u | %s | %zu of %" PRIu64 " | %u | %.0f | %.0f | %.0f | %016" PRIx64 " |\n", name, block,
                high ? "high" : "normal", bench.microseconds.size(), expected, link.wake_sequence - 1,
                bench::percentile(bench.microseconds, 0.5), bench::percentile(bench.microseconds, 0.99),
                bench::percentile(bench.microseconds, 1), bench.hash.value());
    return link.audio.refused == 0 && link.messages.refused == 0;
}

} // namespace

int main(int count, char** words) {
    const double seconds = count > 1 ? std::atof(words[1]) : 20;
    bool good = true;
    for (const uint32_t block : {64U, 128U, 256U})
        good = row("a hop of audio", block, seconds, false) && good;
    good = row("a message", 64, seconds, true) && good;
    if (!good)
        std::fputs("a ring was full: the worker did not keep up\n", stderr);
    return good ? 0 : 1;
}
