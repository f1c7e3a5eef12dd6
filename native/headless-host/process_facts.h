// What the operating system says of this process.
#pragma once

#include <cstdint>

namespace vocalmidi::host {

struct ProcessFacts {
    uint32_t threads;
    uint64_t resident_bytes;
};

/// Reads /proc/self; zeros where there is none.
ProcessFacts read_process_facts();

/// What the C library's allocator has given out, in bytes.
uint64_t allocated_bytes();

/// Asks that allocator to return to the system what it keeps for later.
void give_back_unused_memory();

struct PageFaults {
    int64_t minor, major;
};

/// Of the calling thread so far.
PageFaults thread_page_faults();

} // namespace vocalmidi::host
