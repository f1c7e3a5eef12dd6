// Breaks the rules: a note-on without its note-off, events out of order and outside the block, NaN in its output,
// and a main-thread call from the audio thread. Prints to standard output, too.
#include "test_plugin.h"

#include <cstdio>

clap_process_status test_plugin::on_process(Instance& self, const clap_process_t& process) {
    if (self.calls > 0)
        return CLAP_PROCESS_CONTINUE;
    std::puts("event\tplugins may print anything");
    send_note(process, CLAP_EVENT_NOTE_ON, process.frames_count + 5, 1, 0.5);
    send_note(process, CLAP_EVENT_NOTE_ON, 0, 2, 0.5);
    process.audio_outputs[0].data32[0][0] = NAN;
    const auto* latency_of_host =
        static_cast<const clap_host_latency_t*>(self.host->get_extension(self.host, CLAP_EXT_LATENCY));
    latency_of_host->changed(self.host);
    return CLAP_PROCESS_CONTINUE;
}
