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

struct PageFaults {
    int64_t minor, major;
};

/// Of the calling thread so far.
PageFaults thread_page_faults();

} // namespace vocalmidi::host
