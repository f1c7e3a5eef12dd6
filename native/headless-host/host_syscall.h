// The one system call the audio loop itself needs while its thread's system calls are trapped: waiting for the
// clock. The instruction lies in a section of its own, so that the filter can tell it from a plugin's.
#pragma once

#include <cstdint>

namespace vocalmidi::host {

/// Sleeps until the monotonic clock shows this many nanoseconds.
void host_sleep_until(int64_t nanoseconds);

struct AddressRange {
    uint64_t first, end;
};

/// Where the instruction lies.
AddressRange host_syscall_range();

} // namespace vocalmidi::host
