// Ports and buses: layouts, activation, and what a VST3 wants to know of the project.
#include "clap_plugin.h"
#include "playing.h"
#include "vst3_plugin.h"

#include <algorithm>
#include <pluginterfaces/vst/ivstaudioprocessor.h>

namespace vocalmidi::host::conformance {
namespace {

using namespace Steinberg;

void expect_consistent(Vst3Plugin& plugin) {
    for (const Vst::BusDirection direction : {Vst::kInput, Vst::kOutput})
        for (int32 i = 0; i < plugin.component().getBusCount(Vst::kAudio, direction); ++i) {
            Vst::SpeakerArrangement told = 0;
            Vst::BusInfo info{};
            expect(plugin.processor().getBusArrangement(direction, i, told) == kResultOk &&
                       plugin.component().getBusInfo(Vst::kAudio, direction, i, info) == kResultOk,
                   "does not describe a bus it has");
            expect(info.channelCount == Vst::SpeakerArr::getChannelCount(told),
                   "a bus has another number of channels than its arrangement");
            expect(info.mediaType == Vst::kAudio && info.direction == direction, "a bus describes itself as another");
        }
}

/// The channels that output() has in the layout.
size_t play_in(HostedPlugin& plugin, const std::string& layout) {
    const Heard heard = play(plugin, voice(usual_rate));
    expect(heard.stuck() == 0, "a note never ends in the layout " + layout);
    return heard.output.size();
}

std::string layouts(Subject& subject) {
    const auto plugin = subject.instance();
    const auto names = plugin->layouts();
    if (names.empty())
        throw NotApplicable("the plugin offers one layout alone");
    std::string taken;
    for (size_t i = 0; i < names.size(); ++i) {
        if (!plugin->select_layout(i)) {
            expect(subject.format() == Format::Vst3, "refuses the layout " + names[i] + ", which it offers");
            continue;
        }
        if (subject.format() == Format::Vst3)
            expect_consistent(vst3(*plugin));
        const size_t channels = play_in(*plugin, names[i]);
        taken += (taken.empty() ? "" : "; ") + names[i];
        expect(subject.format() == Format::Clap || names[i].ends_with(std::to_string(channels) + " out"),
               "takes the layout " + names[i] + " and has " + std::to_string(channels) + " channels");
    }
    expect(subject.format() == Format::Clap || taken.find("1 in, 1 out") != std::string::npos, "cannot be mono");
    Player player(*plugin);
    expect(!plugin->select_layout(0), "changes its layout while active");
    return taken;
}

std::string impossible_layouts(Subject& subject) {
    const auto plugin = subject.instance();
    if (subject.format() == Format::Clap) {
        const clap_plugin_t& abi = clap(*plugin).abi();
        const auto* configs =
            static_cast<const clap_plugin_audio_ports_config_t*>(abi.get_extension(&abi, CLAP_EXT_AUDIO_PORTS_CONFIG));
        if (configs == nullptr)
            throw NotApplicable("the plugin offers one layout alone");
        clap_audio_ports_config_t config{};
        expect(!configs->get(&abi, configs->count(&abi), &config), "describes a layout behind the last");
        expect(!configs->select(&abi, 0x7ffffff0), "takes a layout it does not offer");
        return {};
    }
    Vst::IAudioProcessor& processor = vst3(*plugin).processor();
    Vst::SpeakerArrangement odd[] = {Vst::SpeakerArr::k102};
    expect(processor.setBusArrangements(odd, 1, odd, 1) != kResultTrue || subject.description().features.empty(),
           "takes 10.2 channels for its voice");
    expect(processor.setBusArrangements(nullptr, 0, nullptr, 0) != kResultTrue ||
               vst3(*plugin).component().getBusCount(Vst::kAudio, Vst::kInput) == 0,
           "takes no buses although it has some");
    expect_consistent(vst3(*plugin));
    Vst::BusInfo info{};
    Vst::IComponent& component = vst3(*plugin).component();
    expect(component.getBusInfo(Vst::kAudio, Vst::kInput, component.getBusCount(Vst::kAudio, Vst::kInput), info) !=
               kResultOk,
           "describes a bus behind the last");
    expect(component.getBusInfo(99, Vst::kInput, 0, info) != kResultOk, "describes a bus of an unknown kind");
    expect(component.getBusCount(99, Vst::kInput) == 0, "has buses of an unknown kind");
    return {};
}

std::string bus_activation(Subject& subject) {
    subject.only(Format::Vst3, "CLAP's ports are always active");
    const auto plugin = subject.instance();
    Vst::IComponent& component = vst3(*plugin).component();
    for (const Vst::MediaType type : {Vst::kAudio, Vst::kEvent})
        for (const Vst::BusDirection direction : {Vst::kInput, Vst::kOutput}) {
            const int32 count = component.getBusCount(type, direction);
            for (int32 i = 0; i < count; ++i)
                for (const TBool on : {TBool{0}, TBool{1}})
                    expect(component.activateBus(type, direction, i, on) == kResultOk, "does not switch a bus it has");
            expect(component.activateBus(type, direction, count, true) != kResultOk, "activates a bus behind the last");
            expect(component.activateBus(type, direction, -1, true) != kResultOk, "activates bus -1");
        }
    // A host that has switched a bus off hands over none, or one without channels, or channels without memory.
    Player player(*plugin);
    Vst::AudioBusBuffers empty;
    float* nothing[] = {nullptr, nullptr};
    for (const int32 channels : {0, 2}) {
        empty.numChannels = channels;
        empty.channelBuffers32 = channels == 0 ? nullptr : nothing;
        on_audio_thread([&] {
            plugin->prepare({player.position(), 256, usual_rate, {}, {}, 120, true, true});
            Vst::ProcessData data = vst3(*plugin).data();
            data.numInputs = data.numOutputs = 1;
            data.inputs = data.outputs = &empty;
            expect(vst3(*plugin).processor().process(data) == kResultOk, "fails where its buses are switched off");
        });
    }
    expect_no_breach(*plugin);
    return {};
}

std::string context_requirements(Subject& subject) {
    subject.only(Format::Vst3, "CLAP's transport event says itself what it knows");
    const auto plugin = subject.instance();
    const FUnknownPtr<Vst::IProcessContextRequirements> needs(&vst3(*plugin).component());
    expect(needs != nullptr, "does not say what it needs to know of the project");
    using Needs = Vst::IProcessContextRequirements;
    const uint32 flags = needs->getProcessContextRequirements();
    constexpr uint32 known = Needs::kNeedSystemTime | Needs::kNeedContinousTimeSamples | Needs::kNeedProjectTimeMusic |
                             Needs::kNeedBarPositionMusic | Needs::kNeedCycleMusic | Needs::kNeedSamplesToNextClock |
                             Needs::kNeedTempo | Needs::kNeedTimeSignature | Needs::kNeedChord | Needs::kNeedFrameRate |
                             Needs::kNeedTransportState;
    expect((flags & ~known) == 0, "asks for what there is not");
    // A host tells no more than what was asked for.
    Player player(*plugin);
    Vst::ProcessContext context{};
    context.sampleRate = usual_rate;
    if ((flags & Needs::kNeedTransportState) != 0)
        context.state |= Vst::ProcessContext::kPlaying;
    if ((flags & Needs::kNeedTempo) != 0) {
        context.state |= Vst::ProcessContext::kTempoValid;
        context.tempo = 97;
    }
    on_audio_thread([&] {
        for (int block = 0; block < 200; ++block) {
            plugin->prepare({block * 256, 256, usual_rate, {}, {}, 120, true, true});
            vst3(*plugin).data().processContext = &context;
            expect(plugin->call(), "fails where it is told no more than it asked for");
        }
    });
    const bool tempo = (flags & Needs::kNeedTempo) != 0, state = (flags & Needs::kNeedTransportState) != 0;
    return std::string(state ? "transport state" : "no transport state") + (tempo ? ", tempo" : ", no tempo");
}

constexpr char arrangements_line[] = "bus activation and arrangements including mono";

constexpr Check checks[] = {
    {"VST3", arrangements_line, "Every layout that is taken is told and plays, mono too", layouts},
    {"VST3", arrangements_line, "Layouts and buses that cannot be are refused", impossible_layouts},
    {"VST3", arrangements_line, "Buses are switched off and on, and nothing comes of those that are off",
     bus_activation},
    {"VST3", "process-context requirements", "The plugin says what it must be told, and lives on that",
     context_requirements},
};

} // namespace

std::span<const Check> bus_checks() {
    return checks;
}

} // namespace vocalmidi::host::conformance
