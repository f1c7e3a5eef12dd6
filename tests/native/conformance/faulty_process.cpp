// Audio and notes. Everything is decided sample by sample, so that nothing depends on the blocks.
#include "faulty.h"

#include <algorithm>
#include <cmath>
#if defined(__x86_64__)
#include <xmmintrin.h>
#endif

namespace faulty {
namespace {

constexpr uint32_t release = 2400; // samples of quiet that end a note
constexpr double loud = 0.2;
constexpr int16_t own_key = 64;

class Block {
public:
    Block(Instance& self, const clap_process_t& process) : self_(self), process_(process) {}

    void run() {
        if (self_.end_note)
            end_note(0);
        self_.end_note = false;
        if (self_.breaks("automation"))
            take_events(UINT32_MAX);
        for (uint32_t i = 0; i < process_.frames_count; ++i) {
            take_events(i);
            listen(i);
        }
        take_events(UINT32_MAX);
    }

private:
    void take_events(uint32_t until) {
        const clap_input_events_t* in = process_.in_events;
        for (; in != nullptr && next_ < in->size(in); ++next_) {
            const clap_event_header_t* event = in->get(in, next_);
            if (event == nullptr && !self_.breaks("event-holes"))
                continue;
            if (event->time > until)
                return;
            read_parameter(self_, *event);
            if (event->space_id == CLAP_CORE_EVENT_SPACE_ID &&
                (event->type == CLAP_EVENT_NOTE_ON || event->type == CLAP_EVENT_NOTE_OFF ||
                 event->type == CLAP_EVENT_NOTE_CHOKE))
                pass(reinterpret_cast<const clap_event_note_t&>(*event));
        }
    }

    void pass(clap_event_note_t event) {
        if (self_.breaks("late-notes"))
            event.header.time = process_.frames_count - 1;
        if (self_.breaks("wildcards") && event.key == -1)
            event.key = 0;
        push(event);
    }

    void listen(uint32_t i) {
        double level = 0;
        if (process_.audio_inputs_count > 0) {
            const clap_audio_buffer_t& in = process_.audio_inputs[0];
            level = in.data32 != nullptr ? static_cast<double>(in.data32[0][i]) : in.data64[0][i];
        }
        const bool bypassed = self_.values[bypass] > 0.5 && !self_.breaks("plays-bypassed");
        self_.quiet = std::fabs(level) * self_.values[gain] > loud ? 0 : self_.quiet + 1;
        const bool sounds = !bypassed && self_.quiet < release && (self_.sounding || self_.quiet == 0);
        if (sounds == self_.sounding)
            return;
        if (!sounds)
            return end_note(i);
        self_.sounding = true;
        send(CLAP_EVENT_NOTE_ON, self_.breaks("per-block") ? 0 : i);
    }

    void end_note(uint32_t time) {
        if (self_.sounding)
            send(CLAP_EVENT_NOTE_OFF, time);
        self_.sounding = false;
        self_.quiet = release;
    }

    void send(uint16_t type, uint32_t time) {
        clap_event_note_t note{};
        note.header = {sizeof note, time, CLAP_CORE_EVENT_SPACE_ID, type, 0};
        note.key = static_cast<int16_t>(own_key + (self_.breaks("activations") ? self_.activations % 12 : 0));
        note.velocity = 0.75;
        push(note);
    }

    void push(const clap_event_note_t& event) {
        if (process_.out_events != nullptr)
            process_.out_events->try_push(process_.out_events, &event.header);
    }

    Instance& self_;
    const clap_process_t& process_;
    uint32_t next_ = 0;
};

template <typename Sample>
void copy(Instance& self, Sample* const* in, Sample* const* out, uint32_t channels, uint32_t frames) {
    for (uint32_t c = 0; c < channels; ++c) {
        if (self.breaks("in-place"))
            std::fill_n(out[c], frames, Sample{0});
        for (uint32_t i = 0; i < frames; ++i)
            out[c][i] = in[c][i];
        if (self.breaks("doubles") && sizeof(Sample) == 8)
            std::fill_n(out[c], frames, Sample{0.5});
        for (uint32_t i = 0; i < frames && !self.memory.empty() && c == 0; ++i) { // an echo after 0.2 s
            self.memory.push_back(static_cast<float>(out[c][i]));
            out[c][i] += static_cast<Sample>(self.memory.front());
            self.memory.erase(self.memory.begin());
        }
    }
}

void pass_audio(Instance& self, const clap_process_t& process) {
    if (process.audio_inputs_count == 0 || process.audio_outputs_count == 0)
        return;
    const clap_audio_buffer_t& in = process.audio_inputs[0];
    clap_audio_buffer_t& out = process.audio_outputs[0];
    const uint32_t channels = std::min(in.channel_count, out.channel_count);
    if (in.data32 != nullptr)
        copy(self, in.data32, out.data32, channels, process.frames_count);
    else
        copy(self, in.data64, out.data64, channels, process.frames_count);
    if (!self.breaks("constant-mask"))
        out.constant_mask = 0;
}

} // namespace

clap_process_status process(const clap_plugin_t* plugin, const clap_process_t* process) {
    Instance& self = of(plugin);
    if (!self.active && !self.breaks("inactive"))
        return CLAP_PROCESS_ERROR;
    if (self.breaks("no-buffers") && process->audio_inputs_count == 0)
        return CLAP_PROCESS_CONTINUE;
    if (self.breaks("transport") && (process->transport->flags & CLAP_TRANSPORT_IS_PLAYING) == 0)
        return CLAP_PROCESS_CONTINUE;
#if defined(__x86_64__)
    if (self.breaks("float-mode"))
        _mm_setcsr(_mm_getcsr() | 0x8040); // flushes denormals to zero from now on
#endif
    Block(self, *process).run();
    if (self.breaks("rescan-all"))
        self.host->request_callback(self.host);
    pass_audio(self, *process);
    return self.breaks("sleeps-aloud") ? CLAP_PROCESS_SLEEP : CLAP_PROCESS_CONTINUE;
}

} // namespace faulty
