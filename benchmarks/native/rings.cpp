// How much goes through the shim's rings: one thread writes, another reads, both as fast as they can; and both ends in
// turns on one thread, which is what an element costs without the caches of two cores in the way.
// Usage: vocalmidi-bench-rings [THOUSANDS OF ELEMENTS [RUNS]]; prints rows of a Markdown table.
#include "rings.h"
#include "link.h"
#include "measuring.h"

#include <cinttypes>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <thread>

using namespace vocalmidi;
using bench::WordHash;

namespace {

constexpr uint32_t kBlock = 64; // frames

vm_event numbered(uint64_t number) {
    vm_event event{};
    event.due_sample = static_cast<int64_t>(number);
    event.key = static_cast<int32_t>(number & 127);
    return event;
}

// The engine's end of the audio ring, as the C# worker does it: whatever there is, then `read` moves on.
uint64_t takeFrames(vm_ring& ring, WordHash& hash) {
    const uint64_t written = shared(ring.write).load(std::memory_order_acquire);
    const auto* data = static_cast<const float*>(ring.data);
    const uint64_t taken = written - ring.read;
    for (uint64_t at = ring.read; at < written; ++at)
        hash.add(data[(at & (ring.capacity - 1)) * Link::kChannels]);
    shared(ring.read).store(written, std::memory_order_release);
    return taken;
}

bool giveFrames(vm_ring& ring, uint64_t number) {
    AudioRingWriter writer(ring);
    return writer.room() >= kBlock && writer.push(kBlock, [number](float* to, uint32_t first, uint32_t count) {
        for (uint32_t i = 0; i < count * Link::kChannels; ++i)
            *to++ = static_cast<float>((number + first + i / Link::kChannels) & 0xffff);
    });
}

bool giveEvent(vm_ring& ring, uint64_t number) {
    RingWriter<vm_event> writer(ring);
    return writer.room() > 0 && writer.push(numbered(number));
}

uint64_t takeEvent(vm_ring& ring, WordHash& hash) {
    RingReader<vm_event> reader(ring);
    vm_event event;
    if (!reader.peek(event))
        return 0;
    hash.add(static_cast<uint64_t>(event.due_sample));
    reader.pop();
    return 1;
}

struct Ends {
    const char* name;
    uint32_t step; // elements of one call that gives
    bool (*give)(vm_ring&, uint64_t);
    uint64_t (*take)(vm_ring&, WordHash&);
};

uint64_t onTwoThreads(vm_ring& ring, const Ends& ends, uint64_t elements) {
    std::thread giver([&] {
        for (uint64_t given = 0; given < elements;)
            if (ends.give(ring, given))
                given += ends.step;
            else
                std::this_thread::yield();
    });
    WordHash hash;
    for (uint64_t taken = 0; taken < elements;) {
        const uint64_t now = ends.take(ring, hash);
        if (now == 0)
            std::this_thread::yield();
        taken += now;
    }
    giver.join();
    return hash.value();
}

uint64_t inTurns(vm_ring& ring, const Ends& ends, uint64_t elements) {
    WordHash hash;
    for (uint64_t given = 0; given < elements; given += ends.step) {
        ends.give(ring, given);
        ends.take(ring, hash);
    }
    return hash.value();
}

using Way = uint64_t (*)(vm_ring&, const Ends&, uint64_t);

bool row(const Ends& ends, const char* way, Way run, bool audio, uint64_t elements, int runs) {
    std::vector<double> rates;
    uint64_t hash = 0;
    for (int i = 0; i < runs; ++i) {
        Link link(48000);
        const uint64_t start = bench::now_ns();
        const uint64_t got = run(audio ? link.block().audio : link.block().events, ends, elements);
        rates.push_back(static_cast<double>(elements) * 1e3 / static_cast<double>(bench::now_ns() - start));
        if (i > 0 && got != hash)
            return false;
        hash = got;
    }
    std::printf("| %s | %s | %.1f | %.1f | %.1f | %.1f | %016" PRIx64 " |\n", ends.name, way,
                bench::percentile(rates, 0.5), bench::percentile(rates, 0), bench::percentile(rates, 1),
                1e3 / bench::percentile(rates, 0.5), hash);
    return true;
}

} // namespace

int main(int count, char** words) {
    const uint64_t thousands = count > 1 ? std::strtoull(words[1], nullptr, 10) : 20000;
    const int runs = count > 2 ? std::atoi(words[2]) : 7;
    const uint64_t elements = thousands * 1000 / kBlock * kBlock;
    const Ends audio{"audio frames, stereo, 64 a call", kBlock, giveFrames, takeFrames};
    const Ends events{"events", 1, giveEvent, takeEvent};
    bool good = true;
    for (const bool together : {true, false}) {
        const char* way = together ? "two threads" : "one thread, in turns";
        const Way run = together ? onTwoThreads : inTurns;
        good = row(audio, way, run, true, elements, runs) && good;
        good = row(events, way, run, false, elements, runs) && good;
    }
    if (!good)
        std::fputs("what came out differs from run to run\n", stderr);
    return good ? 0 : 1;
}
