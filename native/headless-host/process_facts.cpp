#include "process_facts.h"

#include <filesystem>
#include <fstream>
#include <malloc.h>
#include <sys/resource.h>
#include <unistd.h>

namespace vocalmidi::host {

ProcessFacts read_process_facts() {
    ProcessFacts facts{};
    std::error_code error;
    for (std::filesystem::directory_iterator task("/proc/self/task", error), end; !error && task != end;
         task.increment(error))
        ++facts.threads;
    std::ifstream statm("/proc/self/statm");
    uint64_t total_pages = 0, resident_pages = 0;
    statm >> total_pages >> resident_pages;
    facts.resident_bytes = resident_pages * static_cast<uint64_t>(sysconf(_SC_PAGESIZE));
    return facts;
}

uint64_t allocated_bytes() {
    const struct mallinfo2 all = mallinfo2(); // of every arena
    return all.uordblks + all.hblkhd;
}

void give_back_unused_memory() {
    malloc_trim(0);
}

PageFaults thread_page_faults() {
    rusage usage{};
    getrusage(RUSAGE_THREAD, &usage);
    return {usage.ru_minflt, usage.ru_majflt};
}

} // namespace vocalmidi::host
