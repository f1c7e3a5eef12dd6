#include "vst3_lists.h"

#include "event_hook.h"
#include "vst3_host.h"

#include <algorithm>
#include <cmath>
#include <pluginterfaces/vst/ivstmidicontrollers.h>
#include <pluginterfaces/vst/ivstnoteexpression.h>
#include <vocalmidi_clap.h>

namespace vocalmidi::host {

using namespace Steinberg;

namespace {

constexpr size_t output_capacity = 8192; // of one call

// VST3 carries tuning as 0..1 over 240 semitones; finer than this is only the rounding of that.
constexpr double tuning_steps = 1 << 24;

template <typename Interface> tresult query(Interface* self, const TUID wanted, void** object) {
    const bool known =
        FUnknownPrivate::iidEqual(wanted, FUnknown::iid) || FUnknownPrivate::iidEqual(wanted, Interface::iid);
    *object = known ? self : nullptr;
    return known ? kResultOk : kNoInterface;
}

void set_midi(CapturedEvent& to, uint8_t status, int channel, uint8_t data1, uint8_t data2) {
    to.kind = EventKind::Midi;
    to.port = 0;
    to.size = 3;
    to.data = {static_cast<uint8_t>(status | (channel & 0x0F)), data1, data2};
}

// A controller number beyond MIDI's own stands for a message of another kind.
void read_controller(CapturedEvent& to, const Vst::LegacyMIDICCOutEvent& event) {
    const auto value = static_cast<uint8_t>(event.value), value2 = static_cast<uint8_t>(event.value2);
    switch (event.controlNumber) {
    case Vst::kPitchBend:
        return set_midi(to, 0xE0, event.channel, value, value2);
    case Vst::kAfterTouch:
        return set_midi(to, 0xD0, event.channel, value, 0);
    case Vst::kCtrlProgramChange:
        return set_midi(to, 0xC0, event.channel, value, 0);
    case Vst::kCtrlPolyPressure:
        return set_midi(to, 0xA0, event.channel, value, value2);
    default:
        return set_midi(to, 0xB0, event.channel, event.controlNumber, value);
    }
}

void read_event(CapturedEvent& to, const Vst::Event& event) {
    switch (event.type) {
    case Vst::Event::kNoteOnEvent:
        to.kind = EventKind::NoteOn;
        to.note_id = event.noteOn.noteId;
        to.channel = event.noteOn.channel;
        to.key = event.noteOn.pitch;
        to.value = static_cast<double>(event.noteOn.velocity);
        to.port = static_cast<int16_t>(event.busIndex);
        break;
    case Vst::Event::kNoteOffEvent:
        to.kind = EventKind::NoteOff;
        to.note_id = event.noteOff.noteId;
        to.channel = event.noteOff.channel;
        to.key = event.noteOff.pitch;
        to.value = static_cast<double>(event.noteOff.velocity);
        to.port = static_cast<int16_t>(event.busIndex);
        break;
    case Vst::Event::kNoteExpressionValueEvent:
        to.kind = EventKind::Expression;
        to.note_id = event.noteExpressionValue.noteId;
        to.id = event.noteExpressionValue.typeId;
        to.value = event.noteExpressionValue.value;
        if (event.noteExpressionValue.typeId == Vst::kTuningTypeID) { // in CLAP's terms, semitones
            to.id = CLAP_NOTE_EXPRESSION_TUNING;
            to.value = std::round((event.noteExpressionValue.value - 0.5) * 240 * tuning_steps) / tuning_steps;
        }
        break;
    case Vst::Event::kLegacyMIDICCOutEvent:
        read_controller(to, event.midiCCOut);
        break;
    default:
        to.id = event.type;
    }
}

} // namespace

void Vst3Queue::add(int32 offset, Vst::ParamValue value) {
    if (static_cast<size_t>(count_) < capacity)
        points_[static_cast<size_t>(count_++)] = {offset, value};
}

tresult PLUGIN_API Vst3Queue::queryInterface(const TUID wanted, void** object) {
    return query<Vst::IParamValueQueue>(this, wanted, object);
}

tresult PLUGIN_API Vst3Queue::getPoint(int32 index, int32& offset, Vst::ParamValue& value) {
    if (index < 0 || index >= count_)
        return kInvalidArgument;
    offset = points_[static_cast<size_t>(index)].offset;
    value = points_[static_cast<size_t>(index)].value;
    return kResultOk;
}

void Vst3ParameterChanges::add(Vst::ParamID id, int32 offset, Vst::ParamValue value) {
    for (size_t i = 0; i < count_; ++i)
        if (queues_[i].getParameterId() == id)
            return queues_[i].add(offset, value);
    if (count_ == queues_.size())
        return;
    queues_[count_].begin(id);
    queues_[count_++].add(offset, value);
}

tresult PLUGIN_API Vst3ParameterChanges::queryInterface(const TUID wanted, void** object) {
    return query<Vst::IParameterChanges>(this, wanted, object);
}

Vst::IParamValueQueue* PLUGIN_API Vst3ParameterChanges::getParameterData(int32 index) {
    return index >= 0 && static_cast<size_t>(index) < count_ ? &queues_[static_cast<size_t>(index)] : nullptr;
}

Vst3Events::Vst3Events(Vst3Host& host) : host_(host), events_(output_capacity) {}

void Vst3Events::begin(int64_t start, uint32_t frames) {
    start_ = start;
    frames_ = frames;
    count_ = 0;
}

tresult PLUGIN_API Vst3Events::queryInterface(const TUID wanted, void** object) {
    return query<Vst::IEventList>(this, wanted, object);
}

tresult PLUGIN_API Vst3Events::getEvent(int32 index, Vst::Event& event) {
    if (index < 0 || static_cast<size_t>(index) >= count_)
        return kInvalidArgument;
    event = events_[static_cast<size_t>(index)];
    return kResultOk;
}

tresult PLUGIN_API Vst3Events::addEvent(Vst::Event& event) {
    if (event_hook != nullptr)
        event_hook->on_event();
    if (count_ == events_.size())
        return kResultFalse;
    if (event.sampleOffset < 0 || static_cast<uint32_t>(event.sampleOffset) >= std::max(frames_, 1u))
        host_.misbehaved("an output event's time lies outside its block");
    if (count_ > 0 && event.sampleOffset < events_[count_ - 1].sampleOffset)
        host_.misbehaved("output events are not sorted by time");
    if (event.busIndex != 0)
        host_.misbehaved("an output event names a bus that is not there");
    events_[count_++] = event;
    return kResultOk;
}

void Vst3Events::add_input(const NoteInput& note) {
    if (count_ == events_.size())
        return;
    Vst::Event& event = events_[count_++];
    event = {};
    event.sampleOffset = static_cast<int32>(note.sample - start_);
    event.flags = Vst::Event::kIsLive;
    switch (note.kind) {
    case NoteInputKind::On:
        event.type = Vst::Event::kNoteOnEvent;
        event.noteOn = {note.channel, note.key, 0.0f, static_cast<float>(note.value), 0, note.note_id};
        break;
    case NoteInputKind::Off:
    case NoteInputKind::Choke: // VST3 has none
        event.type = Vst::Event::kNoteOffEvent;
        event.noteOff = {note.channel, note.key, static_cast<float>(note.value), note.note_id, 0.0f};
        break;
    case NoteInputKind::Expression:
        event.type = Vst::Event::kNoteExpressionValueEvent;
        event.noteExpressionValue.typeId = Vst::kVolumeTypeID;
        event.noteExpressionValue.noteId = note.note_id;
        event.noteExpressionValue.value = note.value;
        break;
    }
}

void Vst3Events::collect(EventCapture& events) {
    for (size_t i = 0; i < count_; ++i) {
        CapturedEvent event{start_ + events_[i].sampleOffset, 0.0, -1, 0, -1, -1, -1, EventKind::Other, 0, {}};
        read_event(event, events_[i]);
        if (event.kind == EventKind::NoteOn)
            sounding_[notes_++ % sounding_.size()] = {event.note_id, event.port, event.channel, event.key};
        else if (event.kind == EventKind::Expression)
            for (const Sounding& note : sounding_)
                if (note.id == event.note_id && note.id != -1) {
                    event.port = note.port;
                    event.channel = note.channel;
                    event.key = note.key;
                }
        events.push(event);
    }
}

} // namespace vocalmidi::host
