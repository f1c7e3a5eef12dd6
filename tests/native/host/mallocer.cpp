// Allocates in its tenth callback.
#include "test_plugin.h"

clap_process_status test_plugin::on_process(Instance& self, const clap_process_t& process) {
    if (self.calls != 9)
        return CLAP_PROCESS_CONTINUE;
    auto* block = new volatile float[process.frames_count];
    block[0] = 1.0f;
    delete[] block;
    return CLAP_PROCESS_CONTINUE;
}
