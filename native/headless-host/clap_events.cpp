#include "clap_events.h"

#include "clap_host.h"
#include "event_hook.h"

#include <algorithm>
#include <cstring>

namespace vocalmidi::host {
namespace {

constexpr size_t input_capacity = 512;
constexpr size_t output_capacity = 8192; // of one call

void read_note(CapturedEvent& to, const clap_event_header_t& header, EventKind kind) {
    const auto& note = reinterpret_cast<const clap_event_note_t&>(header);
    to.kind = kind;
    to.note_id = note.note_id;
    to.port = note.port_index;
    to.channel = note.channel;
    to.key = note.key;
    to.value = note.velocity;
}

void read_expression(CapturedEvent& to, const clap_event_header_t& header) {
    const auto& expression = reinterpret_cast<const clap_event_note_expression_t&>(header);
    to.kind = EventKind::Expression;
    to.id = static_cast<uint32_t>(expression.expression_id);
    to.note_id = expression.note_id;
    to.port = expression.port_index;
    to.channel = expression.channel;
    to.key = expression.key;
    to.value = expression.value;
}

void read_bytes(CapturedEvent& to, EventKind kind, uint16_t port, const void* bytes, size_t size) {
    to.kind = kind;
    to.port = static_cast<int16_t>(port);
    to.size = static_cast<uint8_t>(std::min(size, to.data.size()));
    std::memcpy(to.data.data(), bytes, to.size);
}

/// Reads an event of the core space; the header is the first member of every event struct.
void read_event(CapturedEvent& to, const clap_event_header_t& header) {
    switch (header.type) {
    case CLAP_EVENT_NOTE_ON:
        return read_note(to, header, EventKind::NoteOn);
    case CLAP_EVENT_NOTE_OFF:
        return read_note(to, header, EventKind::NoteOff);
    case CLAP_EVENT_NOTE_CHOKE:
        return read_note(to, header, EventKind::NoteChoke);
    case CLAP_EVENT_NOTE_END:
        return read_note(to, header, EventKind::NoteEnd);
    case CLAP_EVENT_NOTE_EXPRESSION:
        return read_expression(to, header);
    case CLAP_EVENT_PARAM_VALUE: {
        const auto& value = reinterpret_cast<const clap_event_param_value_t&>(header);
        to.kind = EventKind::ParameterValue;
        to.id = value.param_id;
        to.value = value.value;
        return;
    }
    case CLAP_EVENT_PARAM_GESTURE_BEGIN:
    case CLAP_EVENT_PARAM_GESTURE_END:
        to.kind = header.type == CLAP_EVENT_PARAM_GESTURE_BEGIN ? EventKind::GestureBegin : EventKind::GestureEnd;
        to.id = reinterpret_cast<const clap_event_param_gesture_t&>(header).param_id;
        return;
    case CLAP_EVENT_MIDI: {
        const auto& midi = reinterpret_cast<const clap_event_midi_t&>(header);
        return read_bytes(to, EventKind::Midi, midi.port_index, midi.data, sizeof midi.data);
    }
    case CLAP_EVENT_MIDI_SYSEX: {
        const auto& sysex = reinterpret_cast<const clap_event_midi_sysex_t&>(header);
        return read_bytes(to, EventKind::Sysex, sysex.port_index, sysex.buffer, sysex.size);
    }
    case CLAP_EVENT_MIDI2: {
        const auto& midi = reinterpret_cast<const clap_event_midi2_t&>(header);
        return read_bytes(to, EventKind::Midi2, midi.port_index, midi.data, sizeof midi.data);
    }
    default:
        to.id = header.type;
    }
}

} // namespace

ClapInputEvents::ClapInputEvents() : events_(input_capacity) {
    list_.ctx = this;
    list_.size = [](const clap_input_events_t* list) { return static_cast<ClapInputEvents*>(list->ctx)->count_; };
    list_.get = [](const clap_input_events_t* list, uint32_t index) -> const clap_event_header_t* {
        const auto& self = *static_cast<ClapInputEvents*>(list->ctx);
        return index < self.count_ ? &self.events_[index].header : nullptr;
    };
}

void ClapInputEvents::set(std::span<const ParameterChange> changes, const std::vector<PluginParameter>& parameters,
                          std::span<const NoteInput> notes, int64_t start) {
    count_ = 0;
    size_t change = 0, note = 0;
    while (count_ < events_.size() && (change < changes.size() || note < notes.size())) {
        const bool is_change =
            note == notes.size() || (change < changes.size() && changes[change].sample <= notes[note].sample);
        const int64_t sample = is_change ? changes[change].sample : notes[note].sample;
        AnyEvent& event = events_[count_++];
        if (is_change) {
            write(event, changes[change], parameters[changes[change].index]);
            ++change;
        } else {
            write(event, notes[note++]);
        }
        event.header.time = static_cast<uint32_t>(sample - start);
    }
}

void ClapInputEvents::write(AnyEvent& to, const ParameterChange& change, const PluginParameter& parameter) {
    clap_event_param_value_t& event = to.parameter;
    event = {};
    event.header = {sizeof event, 0, CLAP_CORE_EVENT_SPACE_ID, CLAP_EVENT_PARAM_VALUE, 0};
    event.param_id = parameter.id;
    event.cookie = parameter.cookie;
    event.note_id = -1;
    event.port_index = event.channel = event.key = -1;
    event.value = change.value;
}

void ClapInputEvents::write(AnyEvent& to, const NoteInput& note) {
    if (note.kind == NoteInputKind::Expression) {
        clap_event_note_expression_t& event = to.expression;
        event = {};
        event.header = {sizeof event, 0, CLAP_CORE_EVENT_SPACE_ID, CLAP_EVENT_NOTE_EXPRESSION, 0};
        event.expression_id = CLAP_NOTE_EXPRESSION_VOLUME;
        event.note_id = note.note_id;
        event.port_index = note.port;
        event.channel = note.channel;
        event.key = note.key;
        event.value = note.value;
        return;
    }
    const uint16_t type = note.kind == NoteInputKind::On    ? CLAP_EVENT_NOTE_ON
                          : note.kind == NoteInputKind::Off ? CLAP_EVENT_NOTE_OFF
                                                            : CLAP_EVENT_NOTE_CHOKE;
    clap_event_note_t& event = to.note;
    event = {};
    event.header = {sizeof event, 0, CLAP_CORE_EVENT_SPACE_ID, type, 0};
    event.note_id = note.note_id;
    event.port_index = note.port;
    event.channel = note.channel;
    event.key = note.key;
    event.velocity = note.value;
}

ClapOutputEvents::ClapOutputEvents(ClapHost& host) : host_(host), events_(output_capacity) {
    list_.ctx = this;
    list_.try_push = [](const clap_output_events_t* list, const clap_event_header_t* event) {
        return event != nullptr && static_cast<ClapOutputEvents*>(list->ctx)->take(*event);
    };
}

void ClapOutputEvents::begin(int64_t start, uint32_t frames) {
    start_ = start;
    frames_ = frames;
    count_ = 0;
    last_time_ = 0;
}

bool ClapOutputEvents::take(const clap_event_header_t& header) {
    if (event_hook != nullptr)
        event_hook->on_event();
    if (count_ == events_.size())
        return false;
    if (header.time >= std::max(frames_, 1u))
        host_.misbehaved("an output event's time lies outside its block");
    if (header.time < last_time_)
        host_.misbehaved("output events are not sorted by time");
    last_time_ = header.time;
    CapturedEvent& event = events_[count_++];
    event = {start_ + header.time, 0.0, -1, 0, -1, -1, -1, EventKind::Other, 0, {}};
    if (header.space_id == CLAP_CORE_EVENT_SPACE_ID)
        read_event(event, header);
    return true;
}

void ClapOutputEvents::collect(EventCapture& events) const {
    for (size_t i = 0; i < count_; ++i)
        events.push(events_[i]);
}

} // namespace vocalmidi::host
