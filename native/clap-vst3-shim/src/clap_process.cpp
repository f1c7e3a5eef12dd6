// A CLAP block: buffers and events in CLAP's form, given to the callback in order. Audio thread.
#include "clap_plugin.h"

#include <algorithm>
#include <exception>

namespace vocalmidi::clap {

namespace {

template <typename T> const T* as(const clap_event_header_t* header) noexcept {
    return header->size >= sizeof(T) ? reinterpret_cast<const T*>(header) : nullptr;
}

bool isThru(const clap_event_header_t& header) noexcept {
    if (header.space_id != CLAP_CORE_EVENT_SPACE_ID)
        return false;
    switch (header.type) {
    case CLAP_EVENT_NOTE_ON:
    case CLAP_EVENT_NOTE_OFF:
    case CLAP_EVENT_NOTE_CHOKE:
    case CLAP_EVENT_NOTE_EXPRESSION:
    case CLAP_EVENT_MIDI:
    case CLAP_EVENT_MIDI_SYSEX:
    case CLAP_EVENT_MIDI2:
        return true;
    default:
        return false;
    }
}

clap_event_header_t header(uint32_t size, uint32_t time, uint16_t type) noexcept {
    return {size, time, CLAP_CORE_EVENT_SPACE_ID, type, 0};
}

// The output list, in order of time: our events, and between them the notes that came in (thru).
class ClapSink final : public EventSink {
public:
    ClapSink(const clap_input_events_t* in, const clap_output_events_t* out, uint32_t frames) noexcept
        : in_(in), out_(out), size_(in ? in->size(in) : 0), last_(frames > 0 ? frames - 1 : 0) {}

    bool midi(uint32_t offset, uint8_t status, uint8_t data1, uint8_t data2) noexcept override {
        clap_event_midi_t event{};
        event.header = header(sizeof(event), offset, CLAP_EVENT_MIDI);
        event.data[0] = status;
        event.data[1] = data1;
        event.data[2] = data2;
        return push(event);
    }

    bool noteOn(uint32_t offset, const NoteAddress& note, double velocity) noexcept override {
        return send(CLAP_EVENT_NOTE_ON, offset, note, velocity);
    }

    bool noteOff(uint32_t offset, const NoteAddress& note) noexcept override {
        return send(CLAP_EVENT_NOTE_OFF, offset, note, 0.5);
    }

    bool tuning(uint32_t offset, const NoteAddress& note, double semitones) noexcept override {
        clap_event_note_expression_t event{};
        event.header = header(sizeof(event), offset, CLAP_EVENT_NOTE_EXPRESSION);
        event.expression_id = CLAP_NOTE_EXPRESSION_TUNING;
        event.note_id = note.id;
        event.channel = static_cast<int16_t>(note.channel);
        event.key = static_cast<int16_t>(note.key);
        event.value = std::clamp(semitones, -120.0, 120.0);
        return push(event);
    }

    // Passes the incoming notes up to `time` on.
    void thruUpTo(uint32_t time) noexcept {
        for (; next_ < size_; ++next_) {
            const clap_event_header_t* event = in_->get(in_, next_);
            if (!event)
                continue;
            if (event->time > time)
                return;
            if (isThru(*event) && out_)
                out_->try_push(out_, event);
        }
    }

private:
    bool send(uint16_t type, uint32_t offset, const NoteAddress& note, double velocity) noexcept {
        clap_event_note_t event{};
        event.header = header(sizeof(event), offset, type);
        event.note_id = note.id;
        event.channel = static_cast<int16_t>(note.channel);
        event.key = static_cast<int16_t>(note.key);
        event.velocity = velocity;
        return push(event);
    }

    template <typename Event> bool push(Event& event) noexcept {
        event.header.time = std::min(event.header.time, last_);
        thruUpTo(event.header.time);
        return out_ && out_->try_push(out_, &event.header);
    }

    const clap_input_events_t* in_;
    const clap_output_events_t* out_;
    uint32_t size_;
    uint32_t last_;
    uint32_t next_ = 0;
};

bool usable(const clap_audio_buffer_t& bus) noexcept {
    return bus.channel_count > 0 && (bus.data32 || bus.data64);
}

AudioView view(const clap_process_t& process) noexcept {
    AudioView audio;
    if (process.audio_inputs_count > 0 && process.audio_inputs && usable(process.audio_inputs[0])) {
        const clap_audio_buffer_t& bus = process.audio_inputs[0];
        audio.inIsDouble = !bus.data32;
        audio.inChannels = std::min(bus.channel_count, 2u);
        for (uint32_t c = 0; c < audio.inChannels; ++c)
            if (audio.inIsDouble)
                audio.in64[c] = bus.data64[c];
            else
                audio.in32[c] = bus.data32[c];
    }
    if (process.audio_outputs_count > 0 && process.audio_outputs && usable(process.audio_outputs[0])) {
        clap_audio_buffer_t& bus = process.audio_outputs[0];
        bus.constant_mask = 0;
        audio.outIsDouble = !bus.data32;
        audio.outChannels = std::min(bus.channel_count, 2u);
        for (uint32_t c = 2; c < bus.channel_count; ++c)
            if (audio.outIsDouble)
                std::fill_n(bus.data64[c], process.frames_count, 0.0);
            else
                std::fill_n(bus.data32[c], process.frames_count, 0.0f);
        for (uint32_t c = 0; c < audio.outChannels; ++c)
            if (audio.outIsDouble)
                audio.out64[c] = bus.data64[c];
            else
                audio.out32[c] = bus.data32[c];
    }
    return audio;
}

double beats(clap_beattime fixed) noexcept {
    return static_cast<double>(fixed) / static_cast<double>(CLAP_BEATTIME_FACTOR);
}

Transport translate(const clap_event_transport_t& event) noexcept {
    Transport transport;
    transport.playing = (event.flags & CLAP_TRANSPORT_IS_PLAYING) != 0;
    transport.hasSeconds = (event.flags & CLAP_TRANSPORT_HAS_SECONDS_TIMELINE) != 0;
    transport.hasBeats =
        (event.flags & CLAP_TRANSPORT_HAS_BEATS_TIMELINE) != 0 && (event.flags & CLAP_TRANSPORT_HAS_TEMPO) != 0;
    transport.seconds = static_cast<double>(event.song_pos_seconds) / static_cast<double>(CLAP_SECTIME_FACTOR);
    transport.beats = beats(event.song_pos_beats);
    if ((event.flags & CLAP_TRANSPORT_HAS_TEMPO) != 0)
        transport.tempo = event.tempo;
    transport.barBeats = beats(event.bar_start);
    transport.bar = event.bar_number;
    if ((event.flags & CLAP_TRANSPORT_HAS_TIME_SIGNATURE) != 0) {
        transport.beatsPerBar = event.tsig_num;
        transport.beatUnit = event.tsig_denom;
    }
    transport.loops = (event.flags & CLAP_TRANSPORT_IS_LOOP_ACTIVE) != 0;
    transport.loopStart = beats(event.loop_start_beats);
    transport.loopEnd = beats(event.loop_end_beats);
    return transport;
}

void apply(Callback& callback, const clap_event_header_t& event) noexcept {
    if (event.space_id != CLAP_CORE_EVENT_SPACE_ID)
        return;
    if (event.type == CLAP_EVENT_PARAM_VALUE) {
        const auto* value = as<clap_event_param_value_t>(&event);
        if (!value)
            return;
        callback.advance(event.time);
        callback.automate(value->param_id, value->value);
    } else if (event.type == CLAP_EVENT_TRANSPORT) {
        const auto* transport = as<clap_event_transport_t>(&event);
        if (!transport)
            return;
        callback.advance(event.time);
        callback.transport(translate(*transport));
    }
}

} // namespace

clap_process_status process(const clap_plugin_t* plugin, const clap_process_t* process) noexcept {
    Plugin& self = Plugin::of(plugin);
    self.expectAudioThread();
    if (!self.instance.active())
        return CLAP_PROCESS_ERROR;
    Callback& callback = self.instance.callback();
    ClapSink sink(process->in_events, process->out_events, process->frames_count);
    const AudioView audio = view(*process);
    callback.beginBlock(audio, process->frames_count, sink);
    if (process->transport)
        callback.transport(translate(*process->transport));
    const uint32_t events = process->in_events ? process->in_events->size(process->in_events) : 0;
    for (uint32_t i = 0; i < events; ++i)
        if (const clap_event_header_t* event = process->in_events->get(process->in_events, i))
            apply(callback, *event);
    callback.endBlock();
    sink.thruUpTo(UINT32_MAX);
    self.requestRestartIfNeeded();
    if (callback.takeNews()) {
        self.newsToTell = true;
        self.host->request_callback(self.host);
    }
    return CLAP_PROCESS_CONTINUE; // a voice may begin at any moment
}

namespace {

// While active the worker changes the script; else nobody would before the next activation.
void chooseScript(Plugin& plugin) noexcept {
    try {
        if (!plugin.instance.chooseScript())
            plugin.log(CLAP_LOG_ERROR, plugin.instance.error().c_str());
    } catch (const std::exception& error) { // out of memory
        plugin.log(CLAP_LOG_ERROR, error.what());
    }
}

} // namespace

void readParameterEvents(Plugin& plugin, const clap_input_events_t* events) noexcept {
    bool chosen = false;
    const bool settled = !plugin.instance.active() && plugin.isMainThread();
    const uint32_t count = events ? events->size(events) : 0;
    for (uint32_t i = 0; i < count; ++i) {
        const clap_event_header_t* event = events->get(events, i);
        if (!event || event->space_id != CLAP_CORE_EVENT_SPACE_ID || event->type != CLAP_EVENT_PARAM_VALUE)
            continue;
        const auto* value = as<clap_event_param_value_t>(event);
        if (!value)
            continue;
        plugin.instance.parameters().set(value->param_id, value->value);
        if (value->param_id == VM_PARAMETER_SCRIPT && settled) {
            chooseScript(plugin); // at once: what comes behind it may be for the new script
            chosen = true;
        }
    }
    if (chosen)
        plugin.tellNews();
    plugin.requestRestartIfNeeded();
}

} // namespace vocalmidi::clap
