// Writes through a null pointer in its fifth callback.
#include "test_plugin.h"

clap_process_status test_plugin::on_process(Instance& self, const clap_process_t&) {
    if (self.calls == 4)
        *reinterpret_cast<volatile int*>(self.calls - 4) = 1;
    return CLAP_PROCESS_CONTINUE;
}
