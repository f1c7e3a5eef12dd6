// A VST3 block: buffers, transport and parameter points in VST3's form, given to the callback in order. Audio thread.
#include "vst3_plugin.h"
#include "vst3_sink.h"

#include <algorithm>
#include <pluginterfaces/vst/ivstparameterchanges.h>
#include <pluginterfaces/vst/ivstprocesscontext.h>

namespace vocalmidi::vst3 {

namespace {

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
