// Never comes back from its fifth callback.
#include "test_plugin.h"

#include <unistd.h>

clap_process_status test_plugin::on_process(Instance& self, const clap_process_t&) {
    while (self.calls == 4)
        pause();
    return CLAP_PROCESS_CONTINUE;
}
