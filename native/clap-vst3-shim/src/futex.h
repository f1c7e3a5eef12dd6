// The operating system's "sleep while this word has this value", between threads of one process.
#pragma once

#include <cstdint>

namespace vocalmidi {

// Sleeps unless `word` differs from `expected`; may return early. At most so many nanoseconds; 0: for ever.
void futexWait(uint32_t& word, uint32_t expected, uint64_t nanoseconds) noexcept;

// Wakes one sleeper. Does not block.
void futexWake(uint32_t& word) noexcept;

} // namespace vocalmidi
