// Fails a block in which the song moves on although the transport has stopped, and begins a note where it stops.
#include "test_plugin.h"

clap_process_status test_plugin::on_process(Instance& self, const clap_process_t& process) {
    static clap_beattime stood = -1, played = -1;
    const bool playing = (process.transport->flags & CLAP_TRANSPORT_IS_PLAYING) != 0;
    const clap_beattime now = process.transport->song_pos_beats;
    clap_beattime& before = playing ? played : stood;
    const bool good = playing ? now > played : now > played && (stood < 0 || now == stood);
    if (!playing && stood < 0)
        send_note(process, CLAP_EVENT_NOTE_ON, 0, ++self.note_id, 0.5);
    before = now;
    return good ? CLAP_PROCESS_CONTINUE : CLAP_PROCESS_ERROR;
}
