// The rings of the shim: nothing lost, nothing twice, full and empty told apart, wrap-around, two threads.
#include "link.h"
#include "rings.h"
#include "test.h"

#include <atomic>
#include <cstring>
#include <thread>
#include <vector>

using namespace vocalmidi;

namespace {

// A message ring of its own size.
struct SmallRing {
    explicit SmallRing(uint32_t capacity) : memory(capacity) {
        ring.data = memory.data();
        ring.capacity = capacity;
        ring.element_size = sizeof(vm_message);
    }
    std::vector<vm_message> memory;
    vm_ring ring{};
};

vm_message numbered(int64_t number) {
    return {number, 0, 0, VM_MESSAGE_PARAMETER, 0, 0, 0, {}};
}

void pushFrames(vm_ring& ring, uint32_t frames, float& next, bool& taken) {
    taken = AudioRingWriter(ring).push(frames, [&](float* to, uint32_t, uint32_t count) {
        for (uint32_t i = 0; i < count; ++i)
            *to++ = next++;
    });
}

} // namespace

TEST(An_empty_ring_gives_nothing) {
    SmallRing small(4);
    vm_message message;
    CHECK(!RingReader<vm_message>(small.ring).peek(message));
    SAME(RingReader<vm_message>(small.ring).count(), uint64_t{0});
}

TEST(A_full_ring_refuses_and_counts_and_keeps_what_it_holds) {
    SmallRing small(4);
    RingWriter<vm_message> writer(small.ring);
    for (int64_t i = 0; i < 4; ++i)
        CHECK(writer.push(numbered(i)));
    CHECK(!writer.push(numbered(99)));
    CHECK(!writer.push(numbered(99)));
    SAME(small.ring.refused, uint64_t{2});
    SAME(small.ring.high_water, uint64_t{4});
    RingReader<vm_message> reader(small.ring);
    vm_message message;
    for (int64_t i = 0; i < 4; ++i) {
        CHECK(reader.peek(message));
        SAME(message.at, i);
        reader.pop();
    }
    CHECK(!reader.peek(message));
}

TEST(Order_holds_through_many_wrap_arounds) {
    SmallRing small(8);
    RingWriter<vm_message> writer(small.ring);
    RingReader<vm_message> reader(small.ring);
    int64_t in = 0, out = 0;
    for (int round = 0; round < 1000; ++round) {
        for (int i = 0; i < 1 + round % 8; ++i)
            if (writer.push(numbered(in)))
                ++in;
        vm_message message;
        for (int i = 0; i < 1 + round % 5 && reader.peek(message); ++i) {
            SAME(message.at, out++);
            reader.pop();
        }
    }
    CHECK(out > 1000);
    CHECK(small.ring.high_water <= 8);
}

TEST(Audio_is_taken_whole_or_not_at_all_and_wraps) {
    std::vector<float> memory(16);
    vm_ring ring{};
    ring.data = memory.data();
    ring.capacity = 16;
    ring.element_size = sizeof(float);
    float next = 0;
    bool taken;
    pushFrames(ring, 10, next, taken);
    CHECK(taken);
    pushFrames(ring, 7, next, taken);
    CHECK(!taken);
    SAME(ring.refused, uint64_t{7});
    SAME(ring.write, uint64_t{10});
    ring.read = 10;
    pushFrames(ring, 12, next, taken);
    CHECK(taken);
    for (uint64_t i = 10; i < 22; ++i)
        SAME(memory[i & 15], static_cast<float>(i));
}

TEST(Two_threads_pass_a_million_messages_in_order) {
    SmallRing small(64);
    constexpr int64_t total = 1000000;
    std::thread producer([&] {
        RingWriter<vm_message> writer(small.ring);
        for (int64_t i = 0; i < total;)
            if (writer.room() > 0 && writer.push(numbered(i)))
                ++i;
            else
                std::this_thread::yield();
    });
    RingReader<vm_message> reader(small.ring);
    int64_t wrong = 0;
    for (int64_t expected = 0; expected < total;) {
        vm_message message;
        if (!reader.peek(message)) {
            std::this_thread::yield();
            continue;
        }
        wrong += message.at == expected++ ? 0 : 1;
        reader.pop();
    }
    producer.join();
    SAME(wrong, int64_t{0});
    SAME(small.ring.refused, uint64_t{0});
}

TEST(Producer_and_consumer_write_to_different_cache_lines) {
    Link link(48000);
    vm_ring& ring = link.block().audio;
    const auto line = [](const void* address) { return reinterpret_cast<uintptr_t>(address) / 64; };
    CHECK(line(&ring.write) != line(&ring.read));
    CHECK(line(&ring.write) != line(&ring.data));
    CHECK(line(&link.block().processed) != line(&link.block().wake_sequence));
    SAME(reinterpret_cast<uintptr_t>(&link.block()) % 64, uintptr_t{0});
}

int main() {
    return test::runAll();
}
