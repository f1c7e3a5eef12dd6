// Asks for a restart after its first block and reports a latency of 100 samples from then on.
#include "test_plugin.h"

clap_process_status test_plugin::on_process(Instance& self, const clap_process_t&) {
    if (self.calls == 0) {
        self.latency = 100;
        self.host->request_restart(self.host);
    }
    return CLAP_PROCESS_CONTINUE;
}
