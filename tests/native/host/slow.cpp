// Spends twice the length of each block on it: an overload on any machine.
#include "test_plugin.h"

#include <ctime>

clap_process_status test_plugin::on_process(Instance& self, const clap_process_t& process) {
    const auto now = [] {
        timespec time;
        clock_gettime(CLOCK_MONOTONIC, &time);
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
    };
    const double end = now() + 2.0 * process.frames_count / self.sample_rate;
    while (now() < end) {
    }
    return CLAP_PROCESS_CONTINUE;
}
