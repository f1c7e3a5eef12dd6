// Takes a lock nobody else holds: no system call, no wait, and still forbidden.
#include "test_plugin.h"

#include <mutex>

clap_process_status test_plugin::on_process(Instance& self, const clap_process_t&) {
    static std::mutex mutex;
    const std::lock_guard lock(mutex);
    return self.calls >= 0 ? CLAP_PROCESS_CONTINUE : CLAP_PROCESS_ERROR;
}
