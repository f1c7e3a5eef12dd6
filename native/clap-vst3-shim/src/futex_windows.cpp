// Written from the documentation of WaitOnAddress; never built or run.
#include "futex.h"

#define NOMINMAX
#include <windows.h>

#include <algorithm>

#pragma comment(lib, "synchronization.lib")

namespace vocalmidi {

void futexWait(uint32_t& word, uint32_t expected, uint64_t nanoseconds) noexcept {
    const DWORD milliseconds = static_cast<DWORD>(std::min<uint64_t>((nanoseconds + 999'999) / 1'000'000, 60'000));
    WaitOnAddress(&word, &expected, sizeof(word), nanoseconds > 0 ? milliseconds : INFINITE);
}

void futexWake(uint32_t& word) noexcept {
    WakeByAddressSingle(&word);
}

} // namespace vocalmidi
