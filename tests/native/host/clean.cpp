// Does all a real-time callback may do: arithmetic, events, and waking another thread.
#include "test_plugin.h"

#include <linux/futex.h>
#include <sys/syscall.h>
#include <unistd.h>

clap_process_status test_plugin::on_process(Instance& self, const clap_process_t& process) {
    static uint32_t signal = 0;
    syscall(SYS_futex, &signal, FUTEX_WAKE_PRIVATE, 1, nullptr, nullptr, 0);
    if (self.calls == 0)
        send_note(process, CLAP_EVENT_NOTE_ON, 0, 1, 1.0);
    if (self.calls == 1)
        send_note(process, CLAP_EVENT_NOTE_OFF, 0, 1, 0.0);
    return CLAP_PROCESS_CONTINUE;
}
