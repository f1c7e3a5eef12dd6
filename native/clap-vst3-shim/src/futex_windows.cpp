// Written from the documentation of WaitOnAddress; never built or run.
#include "futex.h"

#include <windows.h>

#pragma comment(lib, "synchronization.lib")

namespace vocalmidi {

void futexWait(uint32_t& word, uint32_t expected) noexcept {
    WaitOnAddress(&word, &expected, sizeof(word), INFINITE);
}

void futexWake(uint32_t& word) noexcept {
    WakeByAddressSingle(&word);
}

} // namespace vocalmidi
