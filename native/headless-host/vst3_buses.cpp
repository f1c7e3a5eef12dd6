#include "vst3_buses.h"

#include "port_channels.h"

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

} // namespace

void Vst3Buses::Side::prepare(Vst::IComponent& component, Vst::BusDirection direction, uint32_t max_frames) {
    const std::vector<uint32_t> counts = channel_counts(component, direction);
    size_t total = 0;
    for (const uint32_t count : counts)
        total += count;
    samples.assign(total * max_frames, 0.0f);
    channels.clear();
    for (size_t i = 0; i < total; ++i)
        channels.push_back(samples.data() + i * max_frames);
    buses.clear();
    size_t first = 0;
    for (const uint32_t count : counts) {
        Vst::AudioBusBuffers bus;
        bus.numChannels = static_cast<int32>(count);
        bus.channelBuffers32 = channels.data() + first;
        buses.push_back(bus);
        first += count;
    }
}

void Vst3Buses::prepare(Vst::IComponent& component, uint32_t max_frames) {
    inputs_.prepare(component, Vst::kInput, max_frames);
    outputs_.prepare(component, Vst::kOutput, max_frames);
    for (const Vst::MediaType type : {Vst::kAudio, Vst::kEvent})
        for (const Vst::BusDirection direction : {Vst::kInput, Vst::kOutput})
            activate_defaults(component, type, direction);
}

void Vst3Buses::fill(std::span<const float* const> recording, uint32_t frames) {
    const size_t main_channels = inputs_.buses.empty() ? 0 : static_cast<size_t>(inputs_.buses.front().numChannels);
    fill_channels(inputs_.channels, main_channels, recording, frames);
    for (float* channel : outputs_.channels)
        std::fill_n(channel, frames, 0.0f);
    for (auto& bus : outputs_.buses)
        bus.silenceFlags = 0;
}

void Vst3Buses::attach(Vst::ProcessData& data, bool with_buses) {
    data.numInputs = with_buses ? static_cast<int32>(inputs_.buses.size()) : 0;
    data.numOutputs = with_buses ? static_cast<int32>(outputs_.buses.size()) : 0;
    data.inputs = with_buses ? inputs_.buses.data() : nullptr;
    data.outputs = with_buses ? outputs_.buses.data() : nullptr;
}

std::span<const float* const> Vst3Buses::main_output() const {
    if (outputs_.buses.empty())
        return {};
    return {outputs_.channels.data(), static_cast<size_t>(outputs_.buses.front().numChannels)};
}

std::string Vst3Buses::text(Vst::IComponent& component) {
    return side_text("in", channel_counts(component, Vst::kInput)) + ", " +
           side_text("out", channel_counts(component, Vst::kOutput)) + "; note ports in " +
           std::to_string(component.getBusCount(Vst::kEvent, Vst::kInput)) + ", out " +
           std::to_string(component.getBusCount(Vst::kEvent, Vst::kOutput));
}

} // namespace vocalmidi::host
