// Written from the documentation of os_sync_wait_on_address (macOS 14.4 and later); never built or run.
#include "futex.h"

#include <os/clock.h>
#include <os/os_sync_wait_on_address.h>

namespace vocalmidi {

void futexWait(uint32_t& word, uint32_t expected, uint64_t nanoseconds) noexcept {
    if (nanoseconds == 0)
        os_sync_wait_on_address(&word, expected, sizeof(word), OS_SYNC_WAIT_ON_ADDRESS_NONE);
    else
        os_sync_wait_on_address_with_timeout(&word, expected, sizeof(word), OS_SYNC_WAIT_ON_ADDRESS_NONE,
                                             OS_CLOCK_MACH_ABSOLUTE_TIME, nanoseconds);
}

void futexWake(uint32_t& word) noexcept {
    os_sync_wake_by_address_any(&word, sizeof(word), OS_SYNC_WAKE_BY_ADDRESS_NONE);
}

} // namespace vocalmidi
