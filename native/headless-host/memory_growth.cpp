#include "memory_growth.h"

#include "process_facts.h"

namespace vocalmidi::host {

void MemoryGrowth::look(uint64_t step) {
    allocated_.look(step, allocated_bytes());
    give_back_unused_memory();
    resident_.look(step, read_process_facts().resident_bytes);
}

} // namespace vocalmidi::host
