// Begins a note in its first block of audio and never ends it.
#include "test_plugin.h"

clap_process_status test_plugin::on_process(Instance& self, const clap_process_t& process) {
    if (!self.sounding && process.frames_count > 0) {
        self.sounding = true;
        send_note(process, CLAP_EVENT_NOTE_ON, 0, ++self.note_id, 0.75);
    }
    return CLAP_PROCESS_CONTINUE;
}
