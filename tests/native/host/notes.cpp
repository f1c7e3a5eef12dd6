// Says what it hears: a note while a sample times the gain is above 0.5, decided sample by sample, so that its events
// do not depend on the blocks. Ends its note when the transport stops.
#include "test_plugin.h"

clap_process_status test_plugin::on_process(Instance& self, const clap_process_t& process) {
    const bool playing = (process.transport->flags & CLAP_TRANSPORT_IS_PLAYING) != 0;
    for (uint32_t i = 0; i < process.frames_count; ++i) {
        const bool loud = playing && process.audio_inputs_count > 0 &&
                          std::fabs(process.audio_inputs[0].data32[0][i]) * self.gain > 0.5;
        if (loud == self.sounding)
            continue;
        self.sounding = loud;
        if (loud)
            ++self.note_id;
        send_note(process, loud ? CLAP_EVENT_NOTE_ON : CLAP_EVENT_NOTE_OFF, i, self.note_id, loud ? 0.75 : 0.0);
    }
    return CLAP_PROCESS_CONTINUE;
}
