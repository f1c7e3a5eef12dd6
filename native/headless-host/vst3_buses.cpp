#include "vst3_buses.h"

#include <algorithm>

namespace vocalmidi::host {

using namespace Steinberg;

namespace {

std::vector<uint32_t> channel_counts(Vst::IComponent& component, Vst::BusDirection direction) {
    std::vector<uint32_t> counts;
    for (int32 i = 0; i < component.getBusCount(Vst::kAudio, direction); ++i) {
        Vst::BusInfo info{};
        component.getBusInfo(Vst::kAudio, direction, i, info);
        counts.push_back(static_cast<uint32_t>(std::max(info.channelCount, 0)));
    }
    return counts;
}

void activate_defaults(Vst::IComponent& component, Vst::MediaType type, Vst::BusDirection direction) {
    for (int32 i = 0; i < component.getBusCount(type, direction); ++i) {
        Vst::BusInfo info{};
        component.getBusInfo(type, direction, i, info);
        component.activateBus(type, direction, i, (info.flags & Vst::BusInfo::kDefaultActive) != 0 || i == 0);
    }
}

void point(std::vector<Vst::AudioBusBuffers>& buses, ChannelBuffers& memory, bool doubles, bool flagged) {
    size_t first = 0;
    for (size_t i = 0; i < buses.size(); ++i) {
        const uint32_t channels = memory.port_channels()[i];
        buses[i].numChannels = static_cast<int32>(channels);
        if (doubles)
            buses[i].channelBuffers64 = const_cast<double**>(memory.doubles().data() + first);
        else
            buses[i].channelBuffers32 = const_cast<float**>(memory.floats().data() + first);
        buses[i].silenceFlags = flagged ? (uint64{1} << channels) - 1 : 0;
        first += channels;
    }
}

std::vector<Vst::SpeakerArrangement> arrangements(Vst::IComponent& component, Vst::IAudioProcessor& processor,
                                                  Vst::BusDirection direction, Vst::SpeakerArrangement first) {
    std::vector<Vst::SpeakerArrangement> all(static_cast<size_t>(component.getBusCount(Vst::kAudio, direction)), first);
    for (size_t i = 1; i < all.size(); ++i)
        processor.getBusArrangement(direction, static_cast<int32>(i), all[i]);
    return all;
}

} // namespace

void Vst3Buses::prepare(Vst::IComponent& component, uint32_t max_frames) {
    buffers_.inputs.allocate(channel_counts(component, Vst::kInput), max_frames);
    buffers_.outputs.allocate(channel_counts(component, Vst::kOutput), max_frames);
    input_buses_.resize(buffers_.inputs.port_channels().size());
    output_buses_.resize(buffers_.outputs.port_channels().size());
    for (const Vst::MediaType type : {Vst::kAudio, Vst::kEvent})
        for (const Vst::BusDirection direction : {Vst::kInput, Vst::kOutput})
            activate_defaults(component, type, direction);
}

bool Vst3Buses::may_process_in_place(Vst::IComponent& component) {
    const auto in = channel_counts(component, Vst::kInput);
    return !in.empty() && in == channel_counts(component, Vst::kOutput);
}

std::string Vst3Buses::text(Vst::IComponent& component) {
    return side_text("in", channel_counts(component, Vst::kInput)) + ", " +
           side_text("out", channel_counts(component, Vst::kOutput)) + "; note ports in " +
           std::to_string(component.getBusCount(Vst::kEvent, Vst::kInput)) + ", out " +
           std::to_string(component.getBusCount(Vst::kEvent, Vst::kOutput));
}

bool Vst3Buses::arrange(Vst::IComponent& component, Vst::IAudioProcessor& processor, Vst::SpeakerArrangement in,
                        Vst::SpeakerArrangement out) {
    auto ins = arrangements(component, processor, Vst::kInput, in);
    auto outs = arrangements(component, processor, Vst::kOutput, out);
    return processor.setBusArrangements(ins.data(), static_cast<int32>(ins.size()), outs.data(),
                                        static_cast<int32>(outs.size())) == kResultTrue;
}

void Vst3Buses::attach(Vst::ProcessData& data, const Block& block) {
    const bool doubles = data.symbolicSampleSize == Vst::kSample64;
    buffers_.begin(block.input, block.frames, doubles, block.in_place);
    point(input_buses_, buffers_.inputs, doubles, block.input_flagged);
    point(output_buses_, buffers_.written(), doubles, block.stale_output_flags);
    data.numInputs = block.with_buses ? static_cast<int32>(input_buses_.size()) : 0;
    data.numOutputs = block.with_buses ? static_cast<int32>(output_buses_.size()) : 0;
    data.inputs = block.with_buses ? input_buses_.data() : nullptr;
    data.outputs = block.with_buses ? output_buses_.data() : nullptr;
}

} // namespace vocalmidi::host
