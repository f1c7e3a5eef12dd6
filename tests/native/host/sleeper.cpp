// Sleeps for a moment in its callback.
#include "test_plugin.h"

#include <ctime>

clap_process_status test_plugin::on_process(Instance&, const clap_process_t&) {
    const timespec moment{0, 1000};
    nanosleep(&moment, nullptr);
    return CLAP_PROCESS_CONTINUE;
}
