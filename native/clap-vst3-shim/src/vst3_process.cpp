// A VST3 block: buffers, events and parameter points in VST3's form, given to the callback in order. Audio thread.
#include "vst3_plugin.h"

#include <algorithm>
#include <pluginterfaces/vst/ivstevents.h>
#include <pluginterfaces/vst/ivstmidicontrollers.h>
#include <pluginterfaces/vst/ivstnoteexpression.h>
#include <pluginterfaces/vst/ivstparameterchanges.h>
#include <pluginterfaces/vst/ivstprocesscontext.h>

namespace vocalmidi::vst3 {

namespace {

constexpr float kReleaseVelocity = 0.5f;

bool isThru(const Vst::Event& event) noexcept {
    switch (event.type) {
    case Vst::Event::kNoteOnEvent:
    case Vst::Event::kNoteOffEvent:
    case Vst::Event::kDataEvent:
    case Vst::Event::kPolyPressureEvent:
    case Vst::Event::kNoteExpressionValueEvent:
    case Vst::Event::kLegacyMIDICCOutEvent:
        return true;
    default:
        return false;
    }
}

// The output list, in order of time: our events, and between them the notes that came in (thru).
class Vst3Sink final : public EventSink {
public:
    Vst3Sink(Vst::IEventList* in, Vst::IEventList* out, uint32_t frames, double beats) noexcept
        : in_(in), out_(out), size_(in ? in->getEventCount() : 0),
          last_(frames > 0 ? static_cast<int32>(frames - 1) : 0), beats_(beats) {}

    // Notes as notes, whatever else as the legacy controller events that VST3 has for them.
    bool midi(uint32_t offset, uint8_t status, uint8_t data1, uint8_t data2) noexcept override {
        switch (status & 0xF0) {
        case 0x90:
            return noteOn(offset, {-1, data1, status & 0x0F}, data2 / 127.0);
        case 0x80:
            return noteOff(offset, {-1, data1, status & 0x0F});
        case 0xE0: {
            Vst::Event event = at(offset, Vst::Event::kLegacyMIDICCOutEvent);
            event.midiCCOut.controlNumber = Vst::kPitchBend;
            event.midiCCOut.channel = static_cast<int8>(status & 0x0F);
            event.midiCCOut.value = static_cast<int8>(data1);
            event.midiCCOut.value2 = static_cast<int8>(data2);
            return push(event);
        }
        default:
            return false;
        }
    }

    bool noteOn(uint32_t offset, const NoteAddress& note, double velocity) noexcept override {
        Vst::Event event = at(offset, Vst::Event::kNoteOnEvent);
        event.noteOn.channel = static_cast<int16>(note.channel);
        event.noteOn.pitch = static_cast<int16>(note.key);
        event.noteOn.velocity = static_cast<float>(velocity);
        event.noteOn.noteId = note.id;
        return push(event);
    }

    bool noteOff(uint32_t offset, const NoteAddress& note) noexcept override {
        Vst::Event event = at(offset, Vst::Event::kNoteOffEvent);
        event.noteOff.channel = static_cast<int16>(note.channel);
        event.noteOff.pitch = static_cast<int16>(note.key);
        event.noteOff.velocity = kReleaseVelocity;
        event.noteOff.noteId = note.id;
        return push(event);
    }

    // Tuning runs from -120 to 120 semitones over 0..1.
    bool tuning(uint32_t offset, const NoteAddress& note, double semitones) noexcept override {
        Vst::Event event = at(offset, Vst::Event::kNoteExpressionValueEvent);
        event.noteExpressionValue.typeId = Vst::kTuningTypeID;
        event.noteExpressionValue.noteId = note.id;
        event.noteExpressionValue.value = std::clamp(0.5 + semitones / 240, 0.0, 1.0);
        return push(event);
    }

    // Passes the incoming notes up to `offset` on.
    void thruUpTo(int32 offset) noexcept {
        for (; next_ < size_; ++next_) {
            Vst::Event event{};
            if (in_->getEvent(next_, event) != kResultOk)
                continue;
            if (event.sampleOffset > offset)
                return;
            if (isThru(event) && out_)
                out_->addEvent(event);
        }
    }

private:
    Vst::Event at(uint32_t offset, uint16 type) const noexcept {
        Vst::Event event{};
        event.sampleOffset = std::min(static_cast<int32>(offset), last_);
        event.ppqPosition = beats_;
        event.flags = Vst::Event::kIsLive;
        event.type = type;
        return event;
    }

    bool push(Vst::Event& event) noexcept {
        thruUpTo(event.sampleOffset);
        return out_ && out_->addEvent(event) == kResultOk;
    }

    Vst::IEventList* in_;
    Vst::IEventList* out_;
    int32 size_;
    int32 last_;
    double beats_;
    int32 next_ = 0;
};

bool usable(const Vst::AudioBusBuffers* buses, int32 count) noexcept {
    if (count < 1 || !buses || buses[0].numChannels < 1 || !buses[0].channelBuffers32)
        return false;
    for (int32 c = 0; c < std::min(buses[0].numChannels, 2); ++c)
        if (!buses[0].channelBuffers32[c])
            return false;
    return true;
}

AudioView view(Vst::ProcessData& data) noexcept {
    AudioView audio;
    const bool isDouble = data.symbolicSampleSize == Vst::kSample64;
    if (usable(data.inputs, data.numInputs)) {
        const Vst::AudioBusBuffers& bus = data.inputs[0];
        audio.inIsDouble = isDouble;
        audio.inChannels = static_cast<uint32_t>(std::min(bus.numChannels, 2));
        for (uint32_t c = 0; c < audio.inChannels; ++c)
            if (isDouble)
                audio.in64[c] = bus.channelBuffers64[c];
            else
                audio.in32[c] = bus.channelBuffers32[c];
    }
    if (usable(data.outputs, data.numOutputs)) {
        Vst::AudioBusBuffers& bus = data.outputs[0];
        bus.silenceFlags = 0;
        audio.outIsDouble = isDouble;
        audio.outChannels = static_cast<uint32_t>(std::min(bus.numChannels, 2));
        for (uint32_t c = 0; c < audio.outChannels; ++c)
            if (isDouble)
                audio.out64[c] = bus.channelBuffers64[c];
            else
                audio.out32[c] = bus.channelBuffers32[c];
    }
    return audio;
}

Transport translate(const Vst::ProcessContext& context) noexcept {
    Transport transport;
    transport.playing = (context.state & Vst::ProcessContext::kPlaying) != 0;
    transport.hasSeconds = context.sampleRate > 0;
    if (transport.hasSeconds)
        transport.seconds = static_cast<double>(context.projectTimeSamples) / context.sampleRate;
    transport.hasBeats = (context.state & Vst::ProcessContext::kProjectTimeMusicValid) != 0 &&
                         (context.state & Vst::ProcessContext::kTempoValid) != 0;
    if (transport.hasBeats)
        transport.beats = context.projectTimeMusic;
    if ((context.state & Vst::ProcessContext::kTempoValid) != 0)
        transport.tempo = context.tempo;
    if ((context.state & Vst::ProcessContext::kTimeSigValid) != 0 && context.timeSigNumerator > 0 &&
        context.timeSigDenominator > 0) {
        transport.beatsPerBar = static_cast<uint16_t>(context.timeSigNumerator);
        transport.beatUnit = static_cast<uint16_t>(context.timeSigDenominator);
    }
    if ((context.state & Vst::ProcessContext::kBarPositionValid) != 0) {
        transport.barBeats = context.barPositionMusic;
        const double barLength = 4.0 * transport.beatsPerBar / transport.beatUnit;
        transport.bar = static_cast<int32_t>(transport.barBeats / barLength + 0.5); // while the signature holds
    }
    transport.loops = (context.state & Vst::ProcessContext::kCycleActive) != 0 &&
                      (context.state & Vst::ProcessContext::kCycleValid) != 0;
    transport.loopStart = context.cycleStartMusic;
    transport.loopEnd = context.cycleEndMusic;
    return transport;
}

} // namespace

// VST3's only reset: a host that stops and goes on must not hear what was in the delay line before. Notes cannot be
// sent from here: they end in the first block that comes.
tresult PLUGIN_API Plugin::setProcessing(TBool state) {
    if (!instance_)
        return kNotInitialized;
    if (!state)
        instance_->callback().reset();
    return kResultOk;
}

// The points of all parameters, in order of their samples. A host sends one queue per parameter; what is beyond that
// many counts at the end of the block.
void Plugin::applyPoints(Vst::IParameterChanges& changes) noexcept {
    Callback& callback = instance_->callback();
    std::array<int32, kMaxParameters> next{};
    const int32 all = changes.getParameterCount();
    const int32 queues = std::min<int32>(all, kMaxParameters);
    for (;;) {
        Vst::IParamValueQueue* earliest = nullptr;
        int32 which = 0, offset = 0;
        Vst::ParamValue value = 0;
        for (int32 q = 0; q < queues; ++q) {
            Vst::IParamValueQueue* queue = changes.getParameterData(q);
            if (!queue)
                continue;
            int32 pointOffset = 0;
            Vst::ParamValue pointValue = 0;
            while (next[static_cast<size_t>(q)] < queue->getPointCount()) {
                if (queue->getPoint(next[static_cast<size_t>(q)], pointOffset, pointValue) == kResultOk &&
                    knows(queue->getParameterId()))
                    break;
                ++next[static_cast<size_t>(q)];
            }
            if (next[static_cast<size_t>(q)] >= queue->getPointCount() || (earliest && pointOffset >= offset))
                continue;
            earliest = queue;
            which = q;
            offset = pointOffset;
            value = pointValue;
        }
        if (!earliest)
            break;
        ++next[static_cast<size_t>(which)];
        const Vst::ParamID id = earliest->getParameterId();
        callback.advance(static_cast<uint32_t>(std::max(offset, 0)));
        callback.automate(id, normalizedParamToPlain(id, value));
        if (instance_->parameters().has(id, VM_PARAMETER_RESTART)) { // the controller may never hear of it
            shown_[id].store(instance_->parameters().get(id), std::memory_order_relaxed);
            reminder_->poke();
        }
    }
}

tresult PLUGIN_API Plugin::process(Vst::ProcessData& data) {
    if (!instance_ || !instance_->active())
        return kNotInitialized;
    Callback& callback = instance_->callback();
    callback.setOffline(data.processMode != Vst::kRealtime);
    const uint32_t frames = static_cast<uint32_t>(std::max(data.numSamples, 0));
    const double beats = data.processContext ? data.processContext->projectTimeMusic : 0;
    Vst3Sink sink(data.inputEvents, data.outputEvents, frames, beats);
    const AudioView audio = view(data);
    callback.beginBlock(audio, frames, sink);
    if (data.processContext)
        callback.transport(translate(*data.processContext));
    if (data.inputParameterChanges)
        applyPoints(*data.inputParameterChanges);
    callback.endBlock();
    sink.thruUpTo(kMaxInt32);
    if (data.outputParameterChanges && figuresToShow_.load(std::memory_order_acquire)) {
        figuresToShow_.store(false, std::memory_order_relaxed);
        showFigures(*data.outputParameterChanges);
    }
    if (callback.takeNews() && !newsToTell_.exchange(true))
        reminder_->poke();
    return kResultOk;
}

} // namespace vocalmidi::vst3
