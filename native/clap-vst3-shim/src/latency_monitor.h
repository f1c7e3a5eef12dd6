// The way of every note-on, from the voice to the host: the latest ones are kept. The audio thread writes, any thread
// reads, both without waiting: what is overwritten while it is read is left out.
#pragma once

#include "vocalmidi_diagnostics.h"

#include <array>
#include <atomic>
#include <cstdint>

namespace vocalmidi {

class LatencyMonitor {
public:
    static constexpr uint32_t kKept = 1024;

    // Numbers start from 0 again. [main-thread, while inactive]
    void clear() noexcept;

    // [audio-thread]
    void add(const vocalmidi_note_time& note) noexcept;

    // Any thread.
    uint64_t count() const noexcept { return written_.load(std::memory_order_acquire); }
    // Copies notes from number `from` on and returns how many; `from` becomes the number of the first of them.
    uint32_t copy(uint64_t& from, vocalmidi_note_time* out, uint32_t capacity) const noexcept;

private:
    static constexpr std::size_t kWords = sizeof(vocalmidi_note_time) / sizeof(uint64_t);
    static_assert(sizeof(vocalmidi_note_time) == kWords * sizeof(uint64_t));
    using Slot = std::array<std::atomic<uint64_t>, kWords>;

    std::array<Slot, kKept> slots_{};
    std::atomic<uint64_t> begun_{0}; // raised before a slot is written
    std::atomic<uint64_t> written_{0};
};

} // namespace vocalmidi
