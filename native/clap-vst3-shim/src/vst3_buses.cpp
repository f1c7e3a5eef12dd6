// The VST3 plugin's buses: one of audio and one of events, each way.
#include "vst3_plugin.h"
#include "vst3_text.h"

namespace vocalmidi::vst3 {

namespace {

// MIDI channels of the event buses: notes that come in pass through on theirs.
constexpr int32 kEventChannels = 16;

bool isMonoOrStereo(Vst::SpeakerArrangement arrangement) noexcept {
    return arrangement == Vst::SpeakerArr::kMono || arrangement == Vst::SpeakerArr::kStereo;
}

bool isBus(Vst::MediaType type, Vst::BusDirection direction, int32 index) noexcept {
    return (type == Vst::kAudio || type == Vst::kEvent) && (direction == Vst::kInput || direction == Vst::kOutput) &&
           index == 0;
}

} // namespace

int32 PLUGIN_API Plugin::getBusCount(Vst::MediaType type, Vst::BusDirection direction) {
    return isBus(type, direction, 0) ? 1 : 0;
}

tresult PLUGIN_API Plugin::getBusInfo(Vst::MediaType type, Vst::BusDirection direction, int32 index,
                                      Vst::BusInfo& info) {
    if (!isBus(type, direction, index))
        return kInvalidArgument;
    const bool in = direction == Vst::kInput;
    info = {};
    info.mediaType = type;
    info.direction = direction;
    info.busType = Vst::kMain;
    info.flags = Vst::BusInfo::kDefaultActive;
    if (type == Vst::kAudio) {
        info.channelCount = Vst::SpeakerArr::getChannelCount(in ? inputs_ : outputs_);
        write(in ? "Voice" : "Voice Thru", info.name);
    } else {
        info.channelCount = kEventChannels;
        write(in ? "Notes Thru" : "Notes", info.name);
    }
    return kResultOk;
}

tresult PLUGIN_API Plugin::getRoutingInfo(Vst::RoutingInfo&, Vst::RoutingInfo&) {
    return kNotImplemented;
}

// An inactive bus comes with null buffers, which the callback takes as absent.
tresult PLUGIN_API Plugin::activateBus(Vst::MediaType type, Vst::BusDirection direction, int32 index, TBool) {
    return isBus(type, direction, index) ? kResultOk : kInvalidArgument;
}

tresult PLUGIN_API Plugin::setBusArrangements(Vst::SpeakerArrangement* inputs, int32 inputCount,
                                              Vst::SpeakerArrangement* outputs, int32 outputCount) {
    if (inputCount != 1 || outputCount != 1 || !inputs || !outputs || !isMonoOrStereo(inputs[0]) ||
        !isMonoOrStereo(outputs[0]) || (instance_ && instance_->active()))
        return kResultFalse;
    inputs_ = inputs[0];
    outputs_ = outputs[0];
    return kResultTrue;
}

tresult PLUGIN_API Plugin::getBusArrangement(Vst::BusDirection direction, int32 index,
                                             Vst::SpeakerArrangement& arrangement) {
    if (!isBus(Vst::kAudio, direction, index))
        return kInvalidArgument;
    arrangement = direction == Vst::kInput ? inputs_ : outputs_;
    return kResultOk;
}

} // namespace vocalmidi::vst3
