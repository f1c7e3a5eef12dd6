#include "latency_monitor.h"

#include <algorithm>
#include <cstring>

namespace vocalmidi {

void LatencyMonitor::clear() noexcept {
    written_.store(0, std::memory_order_release);
    begun_.store(0, std::memory_order_relaxed);
}

void LatencyMonitor::add(const vocalmidi_note_time& note) noexcept {
    const uint64_t number = written_.load(std::memory_order_relaxed);
    std::array<uint64_t, kWords> words;
    std::memcpy(words.data(), &note, sizeof(note));
    begun_.store(number + 1, std::memory_order_relaxed);
    std::atomic_thread_fence(std::memory_order_release); // who reads a new word sees begun_ raised
    Slot& slot = slots_[number % kKept];
    for (std::size_t i = 0; i < kWords; ++i)
        slot[i].store(words[i], std::memory_order_relaxed);
    written_.store(number + 1, std::memory_order_release);
}

uint32_t LatencyMonitor::copy(uint64_t& from, vocalmidi_note_time* out, uint32_t capacity) const noexcept {
    const uint64_t written = count();
    const uint64_t oldest = written > kKept ? written - kKept : 0;
    uint64_t first = std::clamp(from, oldest, written);
    uint64_t copied = std::min<uint64_t>(capacity, written - first);
    for (uint64_t i = 0; i < copied; ++i) {
        std::array<uint64_t, kWords> words;
        const Slot& slot = slots_[(first + i) % kKept];
        for (std::size_t w = 0; w < kWords; ++w)
            words[w] = slot[w].load(std::memory_order_relaxed);
        std::memcpy(out + i, words.data(), sizeof(*out));
    }
    std::atomic_thread_fence(std::memory_order_acquire);
    const uint64_t begun = begun_.load(std::memory_order_relaxed);
    if (begun > first + kKept) { // the writer has come round
        const uint64_t lost = std::min(begun - kKept - first, copied);
        std::move(out + lost, out + copied, out);
        first += lost;
        copied -= lost;
    }
    from = first;
    return static_cast<uint32_t>(copied);
}

} // namespace vocalmidi
