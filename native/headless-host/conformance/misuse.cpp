// Calls that no host may make and some make: they must break nothing.
#include "clap_plugin.h"
#include "parameter_tools.h"
#include "playing.h"
#include "vst3_plugin.h"

namespace vocalmidi::host::conformance {
namespace {

/// A block of stereo audio in memory of its own.
struct StereoBlock {
    explicit StereoBlock(size_t frames)
        : left(frames, 0.1f), right(frames, 0.1f), out_left(frames), out_right(frames) {}
    std::vector<float> left, right, out_left, out_right;
    float* ins[2] = {left.data(), right.data()};
    float* outs[2] = {out_left.data(), out_right.data()};
};

clap_process_status process(const clap_plugin_t& plugin, StereoBlock& block) {
    clap_audio_buffer_t in{}, out{};
    in.data32 = block.ins;
    out.data32 = block.outs;
    in.channel_count = out.channel_count = 2;
    clap_process_t data{};
    data.frames_count = static_cast<uint32_t>(block.left.size());
    data.audio_inputs = &in;
    data.audio_outputs = &out;
    data.audio_inputs_count = data.audio_outputs_count = 1;
    clap_process_status status = CLAP_PROCESS_ERROR; // without event lists
    on_audio_thread([&] { status = plugin.process(&plugin, &data); });
    return status;
}

void misuse_clap(Subject& subject) {
    const auto hosted = subject.instance();
    const clap_plugin_t& plugin = clap(*hosted).abi();
    StereoBlock block(256), huge(20000);
    plugin.deactivate(&plugin); // that was never activated
    on_audio_thread([&] {
        plugin.reset(&plugin);
        plugin.stop_processing(&plugin);
    });
    expect(process(plugin, block) == CLAP_PROCESS_ERROR, "processes before it was activated");
    expect(plugin.get_extension(&plugin, "org.nobody.extension") == nullptr, "has an extension nobody knows");
    expect(plugin.activate(&plugin, usual_rate, 1, 64), "refuses to be activated");
    plugin.activate(&plugin, 44100, 1, 64); // again: refused or taken, but it plays on
    expect(process(plugin, block) != CLAP_PROCESS_ERROR, "does not process after a second activation");
    on_audio_thread([&] {
        plugin.start_processing(&plugin);
        plugin.start_processing(&plugin);
    });
    expect(process(plugin, huge) != CLAP_PROCESS_ERROR, "does not process more than was announced");
    state_of(*hosted);
    plugin.on_main_thread(&plugin); // nobody asked for it
    plugin.deactivate(&plugin);     // while processing
    plugin.deactivate(&plugin);     // again
    on_audio_thread([&] { plugin.stop_processing(&plugin); });
    expect(play(*hosted, voice(usual_rate)).stuck() == 0, "a note never ends after all that");
    hosted->activate(usual_rate, 64); // and is destroyed while active, by its owner
}

/// Events out of order, behind the block's end, of no size, and lists with holes.
void send_broken_events(Subject& subject) {
    const auto hosted = subject.instance();
    const clap_plugin_t& plugin = clap(*hosted).abi();
    struct Events {
        clap_event_param_value_t all[4]{};
        static const clap_event_header_t* get(const clap_input_events_t* list, uint32_t index) {
            return index < 4 ? &static_cast<Events*>(list->ctx)->all[index].header : nullptr;
        }
    } events;
    const uint32_t times[] = {200, 10, 0xFFFFFFFF, 5};
    for (size_t i = 0; i < 4; ++i) {
        const uint32_t size = i == 3 ? sizeof(clap_event_header_t) : sizeof events.all[i];
        events.all[i].header = {size, times[i], CLAP_CORE_EVENT_SPACE_ID, CLAP_EVENT_PARAM_VALUE, 0};
        events.all[i].note_id = events.all[i].port_index = events.all[i].channel = events.all[i].key = -1;
    }
    const clap_input_events_t list{&events, [](const clap_input_events_t*) { return 9u; }, Events::get};
    const clap_output_events_t full{nullptr,
                                    [](const clap_output_events_t*, const clap_event_header_t*) { return false; }};
    Player player(*hosted);
    clap_process_t data{};
    data.frames_count = 64;
    data.in_events = &list;
    data.out_events = &full;
    on_audio_thread([&] { expect(plugin.process(&plugin, &data) != CLAP_PROCESS_ERROR, "fails on broken events"); });
}

Steinberg::tresult process(Steinberg::Vst::IAudioProcessor& processor, StereoBlock& block) {
    using namespace Steinberg;
    Vst::AudioBusBuffers in, out;
    in.numChannels = out.numChannels = 2;
    in.channelBuffers32 = block.ins;
    out.channelBuffers32 = block.outs;
    Vst::ProcessData data; // without lists and context
    data.numSamples = static_cast<int32>(block.left.size());
    data.numInputs = data.numOutputs = 1;
    data.inputs = &in;
    data.outputs = &out;
    tresult result = kResultFalse;
    on_audio_thread([&] { result = processor.process(data); });
    return result;
}

void misuse_vst3(Subject& subject) {
    using namespace Steinberg;
    const auto hosted = subject.instance();
    Vst::IComponent& component = vst3(*hosted).component();
    Vst::IAudioProcessor& processor = vst3(*hosted).processor();
    StereoBlock block(256), huge(20000);
    expect(process(processor, block) != kResultOk, "processes before it was activated");
    processor.setProcessing(false);
    component.setActive(false); // that was never active
    processor.getLatencySamples();
    expect(component.setActive(true) == kResultOk, "needs setupProcessing before its first activation");
    component.setActive(true);
    Vst::ProcessSetup setup{Vst::kRealtime, Vst::kSample32, 64, 96000};
    expect(processor.setupProcessing(setup) != kResultOk, "takes another setup while active");
    expect(process(processor, huge) == kResultOk, "does not process more than was announced, without setProcessing");
    expect(component.queryInterface(Vst::IComponent::iid, nullptr) != kResultOk, "gives an interface into nothing");
    void* object = nullptr;
    const TUID nothing = {9};
    expect(component.queryInterface(nothing, &object) != kResultOk && object == nullptr, "gives an unknown interface");
    expect(component.getState(nullptr) != kResultOk && component.setState(nullptr) != kResultOk,
           "takes nothing for a stream");
    expect(processor.canProcessSampleSize(99) != kResultTrue, "takes samples of an unknown size");
    component.setActive(false);
    expect(play(*hosted, voice(usual_rate)).stuck() == 0, "a note never ends after all that");
    component.setActive(true);
    component.terminate(); // while active
    component.terminate(); // and again
    expect(process(processor, block) != kResultOk, "processes although it was terminated");
    expect(component.setActive(false) != kResultOk, "can be switched although it was terminated");
    expect(component.initialize(vst3(*hosted).context()) == kResultOk, "does not initialise again");
}

/// Points outside the block, of unknown parameters, far more than there are parameters.
void storm_vst3(Subject& subject) {
    using namespace Steinberg;
    const auto hosted = subject.instance();
    Vst3ParameterChanges changes(100);
    for (uint32_t id = 0; id < 100; ++id)
        for (int point = 0; point < 250; ++point)
            changes.add(id, (point - 20) * 7, point % 3 == 0 ? 2.0 : point / 250.0);
    Player player(*hosted);
    on_audio_thread([&] {
        for (const uint32_t frames : {512u, 0u}) {
            hosted->prepare({0, frames, usual_rate, {}, {}, 120, true, true});
            vst3(*hosted).data().inputParameterChanges = &changes;
            expect(hosted->call(), "fails in a storm of points");
        }
    });
    expect_no_breach(*hosted);
}

std::string seen_but_not_allowed(Subject& subject) {
    subject.format() == Format::Clap ? misuse_clap(subject) : misuse_vst3(subject);
    return {};
}

std::string broken_events(Subject& subject) {
    subject.format() == Format::Clap ? send_broken_events(subject) : storm_vst3(subject);
    return {};
}

constexpr char line[] = "illegal-but-seen calls that must not crash";

constexpr Check checks[] = {
    {"Misuse", line, "Calls that are not allowed but seen break nothing", seen_but_not_allowed},
    {"Misuse", line, "Changes out of order, outside the block and of unknown kinds break nothing", broken_events},
};

} // namespace

std::span<const Check> misuse_checks() {
    return checks;
}

} // namespace vocalmidi::host::conformance
