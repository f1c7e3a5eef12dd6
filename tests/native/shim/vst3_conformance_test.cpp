// What public VST3 validators check that new plugins break on, line by line, on the built bundle.
#include "test.h"
#include "vst3_host.h"
#include "vst3_lists.h"

#include <array>
#include <cmath>
#include <cstring>
#include <dlfcn.h>
#include <limits>
#include <pluginterfaces/base/ibstream.h>
#include <pluginterfaces/base/ipluginbase.h>
#include <pluginterfaces/base/smartpointer.h>
#include <pluginterfaces/vst/ivstaudioprocessor.h>
#include <pluginterfaces/vst/ivstcomponent.h>
#include <pluginterfaces/vst/ivsteditcontroller.h>
#include <string>
#include <vector>

using namespace Steinberg;

namespace {

IPluginFactory& factory() {
    static IPluginFactory* loaded = [] {
        void* library = dlopen(VST3_PATH, RTLD_NOW | RTLD_LOCAL);
        CHECK(library != nullptr);
        const auto enter = reinterpret_cast<bool (*)(void*)>(dlsym(library, "ModuleEntry"));
        const auto make = reinterpret_cast<GetFactoryProc>(dlsym(library, "GetPluginFactory"));
        CHECK(enter && make && dlsym(library, "ModuleExit"));
        CHECK(enter(library));
        return make();
    }();
    return *loaded;
}

IPtr<Vst::IComponent> make() {
    PClassInfo info;
    CHECK(factory().getClassInfo(0, &info) == kResultOk);
    void* object = nullptr;
    CHECK(factory().createInstance(info.cid, Vst::IComponent::iid, &object) == kResultOk);
    return owned(static_cast<Vst::IComponent*>(object));
}

// An initialised instance with all its faces.
struct Instance {
    Instance() : component(make()), processor(component), controller(component) {
        CHECK(component->initialize(nullptr) == kResultOk);
        CHECK(processor && controller);
    }
    ~Instance() {
        component->setActive(false);
        component->terminate();
    }
    bool activate(double rate = 48000, int32 size = Vst::kSample32, int32 mode = Vst::kOffline) {
        Vst::ProcessSetup setup{mode, size, 8192, rate};
        return processor->setupProcessing(setup) == kResultOk && component->setActive(true) == kResultOk &&
               processor->setProcessing(true) == kResultOk;
    }
    std::string text(uint32 id, double normalized) {
        Vst::String128 wide{};
        CHECK(controller->getParamStringByValue(id, normalized, wide) == kResultOk);
        return {wide, wide + std::char_traits<char16_t>::length(reinterpret_cast<const char16_t*>(wide))};
    }

    IPtr<Vst::IComponent> component;
    FUnknownPtr<Vst::IAudioProcessor> processor;
    FUnknownPtr<Vst::IEditController> controller;
};

template <typename Sample> tresult process(Instance& plugin, std::vector<Sample>& in, std::vector<Sample>& out) {
    Sample* inputs[] = {in.data(), in.data()};
    Sample* outputs[] = {out.data(), out.data()};
    Vst::AudioBusBuffers input, output;
    input.numChannels = output.numChannels = 2;
    input.channelBuffers32 = reinterpret_cast<float**>(inputs);
    output.channelBuffers32 = reinterpret_cast<float**>(outputs);
    output.silenceFlags = 3;
    Vst::ProcessData data;
    data.processMode = Vst::kOffline;
    data.symbolicSampleSize = sizeof(Sample) == 8 ? Vst::kSample64 : Vst::kSample32;
    data.numSamples = static_cast<int32>(in.size());
    data.numInputs = data.numOutputs = 1;
    data.inputs = &input;
    data.outputs = &output;
    const tresult result = plugin.processor->process(data);
    if (result == kResultOk)
        SAME(output.silenceFlags, uint64{0}); // the output is not claimed to be silent
    return result;
}

// A stream over bytes, as mean as a stream may be: one byte at a time.
class Bytes final : public IBStream {
public:
    virtual ~Bytes() = default;
    std::vector<uint8_t> bytes;
    std::size_t at = 0;
    tresult PLUGIN_API queryInterface(const TUID, void**) override { return kNoInterface; }
    uint32 PLUGIN_API addRef() override { return 1; }
    uint32 PLUGIN_API release() override { return 1; }
    tresult PLUGIN_API read(void* to, int32 size, int32* done) override {
        const bool some = size > 0 && at < bytes.size();
        if (some)
            *static_cast<uint8_t*>(to) = bytes[at++];
        *done = some ? 1 : 0;
        return kResultOk;
    }
    tresult PLUGIN_API write(void* from, int32 size, int32* done) override {
        if (size > 0)
            bytes.push_back(*static_cast<uint8_t*>(from));
        *done = size > 0 ? 1 : 0;
        return kResultOk;
    }
    tresult PLUGIN_API seek(int64, int32, int64*) override { return kNotImplemented; }
    tresult PLUGIN_API tell(int64*) override { return kNotImplemented; }
};

} // namespace

TEST(The_factory_names_one_class_and_refuses_every_other_index_and_id) {
    SAME(factory().countClasses(), 1);
    PClassInfo info;
    CHECK(factory().getClassInfo(1, &info) != kResultOk);
    CHECK(factory().getClassInfo(-1, &info) != kResultOk);
    CHECK(factory().getClassInfo(0, nullptr) != kResultOk);
    void* object = nullptr;
    const TUID nobody = {1, 2, 3};
    CHECK(factory().createInstance(nobody, Vst::IComponent::iid, &object) != kResultOk);
    CHECK(object == nullptr);
    FUnknownPtr<IPluginFactory3> third(&factory());
    PClassInfo2 second;
    PClassInfoW wide;
    CHECK(third && third->getClassInfo2(0, &second) == kResultOk && third->getClassInfoUnicode(0, &wide) == kResultOk);
    CHECK(std::string(second.subCategories) == "Fx|Tools");
    CHECK(std::string(second.version).find('.') != std::string::npos);
}

TEST(An_instance_outlives_terminate_and_initialise_again) {
    Instance plugin;
    const int32 parameters = plugin.controller->getParameterCount();
    CHECK(parameters > 0);
    for (int i = 0; i < 3; ++i) {
        CHECK(plugin.component->terminate() == kResultOk);
        SAME(plugin.controller->getParameterCount(), 0);
        CHECK(plugin.component->setActive(true) != kResultOk);
        CHECK(plugin.component->initialize(nullptr) == kResultOk);
        SAME(plugin.controller->getParameterCount(), parameters);
    }
}

TEST(Buses_say_the_same_whoever_asks_and_follow_mono_and_stereo) {
    Instance plugin;
    for (const Vst::SpeakerArrangement in : {Vst::SpeakerArr::kMono, Vst::SpeakerArr::kStereo})
        for (const Vst::SpeakerArrangement out : {Vst::SpeakerArr::kMono, Vst::SpeakerArr::kStereo}) {
            Vst::SpeakerArrangement ins[] = {in}, outs[] = {out};
            CHECK(plugin.processor->setBusArrangements(ins, 1, outs, 1) == kResultTrue);
            for (const Vst::BusDirection direction : {Vst::kInput, Vst::kOutput}) {
                Vst::SpeakerArrangement told = 0;
                Vst::BusInfo info{};
                CHECK(plugin.processor->getBusArrangement(direction, 0, told) == kResultOk);
                CHECK(plugin.component->getBusInfo(Vst::kAudio, direction, 0, info) == kResultOk);
                SAME(told, direction == Vst::kInput ? in : out);
                SAME(info.channelCount, Vst::SpeakerArr::getChannelCount(told));
            }
        }
    Vst::SpeakerArrangement surround[] = {Vst::SpeakerArr::k51};
    CHECK(plugin.processor->setBusArrangements(surround, 1, surround, 1) != kResultTrue);
    CHECK(plugin.processor->setBusArrangements(nullptr, 0, nullptr, 0) != kResultTrue);
    Vst::BusInfo info{};
    CHECK(plugin.component->getBusInfo(Vst::kAudio, Vst::kInput, 1, info) != kResultOk);
    CHECK(plugin.component->getBusInfo(99, Vst::kInput, 0, info) != kResultOk);
    for (const Vst::BusDirection direction : {Vst::kInput, Vst::kOutput})
        SAME(plugin.component->getBusCount(Vst::kEvent, direction), 1);
}

TEST(Audio_passes_bit_for_bit_in_32_and_64_bit_in_place_and_out_of_place_at_odd_lengths_and_rates) {
    for (const double rate : {8000.0, 44100.0, 192000.0}) {
        Instance plugin;
        CHECK(plugin.activate(rate));
        for (const std::size_t frames : {1u, 2u, 17u, 511u, 8192u}) {
            std::vector<float> in(frames), out(frames);
            for (std::size_t i = 0; i < frames; ++i)
                in[i] = i % 3 == 0 ? 1e-41f : static_cast<float>(std::sin(0.1 * static_cast<double>(i)));
            CHECK(process(plugin, in, out) == kResultOk);
            CHECK(std::memcmp(in.data(), out.data(), frames * sizeof(float)) == 0);
            out = in;
            CHECK(process(plugin, in, in) == kResultOk);
            CHECK(std::memcmp(in.data(), out.data(), frames * sizeof(float)) == 0);
        }
        plugin.component->setActive(false);
        CHECK(plugin.activate(rate, Vst::kSample64));
        std::vector<double> in(333, 0.25), out(333);
        CHECK(process(plugin, in, out) == kResultOk);
        CHECK(in == out);
    }
    Instance plugin;
    CHECK(plugin.processor->canProcessSampleSize(99) != kResultTrue);
}

TEST(A_block_of_nothing_is_a_flush_and_missing_buses_transport_and_lists_are_survived) {
    Instance plugin;
    CHECK(plugin.activate());
    Vst::ProcessData data;
    CHECK(plugin.processor->process(data) == kResultOk);
    data.numSamples = 100;
    CHECK(plugin.processor->process(data) == kResultOk);
    Vst::AudioBusBuffers bus;
    data.inputs = data.outputs = &bus;
    data.numInputs = data.numOutputs = 1;
    CHECK(plugin.processor->process(data) == kResultOk);
    float* nothing[] = {nullptr, nullptr};
    bus.numChannels = 2;
    bus.channelBuffers32 = nothing;
    CHECK(plugin.processor->process(data) == kResultOk);
}

TEST(Before_activation_nothing_is_processed_and_nothing_breaks) {
    Instance plugin;
    Vst::ProcessData data;
    CHECK(plugin.processor->process(data) != kResultOk);
    CHECK(plugin.processor->setProcessing(false) == kResultOk);
    CHECK(plugin.component->setActive(false) == kResultOk);
    CHECK(plugin.processor->getLatencySamples() == 0u);
}

TEST(Suspend_and_resume_again_and_again) {
    Instance plugin;
    std::vector<float> in(256, 0.1f), out(256);
    for (int i = 0; i < 20; ++i) {
        CHECK(plugin.activate(i % 2 == 0 ? 44100 : 96000));
        CHECK(process(plugin, in, out) == kResultOk);
        CHECK(plugin.processor->setProcessing(false) == kResultOk);
        CHECK(plugin.processor->setProcessing(true) == kResultOk);
        CHECK(process(plugin, in, out) == kResultOk);
        CHECK(plugin.processor->setProcessing(false) == kResultOk);
        CHECK(plugin.component->setActive(false) == kResultOk);
    }
}

TEST(Parameters_have_defaults_names_and_texts_that_read_back) {
    Instance plugin;
    int bypasses = 0;
    for (int32 i = 0; i < plugin.controller->getParameterCount(); ++i) {
        Vst::ParameterInfo info{};
        CHECK(plugin.controller->getParameterInfo(i, info) == kResultOk);
        CHECK(info.title[0] != 0 && info.stepCount >= 0);
        CHECK(info.defaultNormalizedValue >= 0 && info.defaultNormalizedValue <= 1);
        SAME(plugin.controller->getParamNormalized(info.id), info.defaultNormalizedValue);
        bypasses += (info.flags & Vst::ParameterInfo::kIsBypass) != 0;
        for (const double normalized : {0.0, 0.25, 0.5, 1.0}) {
            const std::string shown = plugin.text(info.id, normalized);
            CHECK(!shown.empty());
            Vst::String128 wide{};
            std::copy(shown.begin(), shown.end(), wide);
            double back = -1;
            CHECK(plugin.controller->getParamValueByString(info.id, wide, back) == kResultOk);
            CHECK(plugin.text(info.id, back) == shown);
        }
    }
    SAME(bypasses, 1);
}

TEST(Values_out_of_bounds_unknown_ids_and_null_texts_are_refused_or_clamped) {
    Instance plugin;
    const uint32 unknown = 12345;
    Vst::ParameterInfo info{};
    Vst::String128 text{};
    double value = 0;
    CHECK(plugin.controller->getParameterInfo(-1, info) != kResultOk);
    CHECK(plugin.controller->getParameterInfo(99, info) != kResultOk);
    CHECK(plugin.controller->setParamNormalized(unknown, 0.5) != kResultOk);
    CHECK(plugin.controller->getParamStringByValue(unknown, 0.5, text) != kResultOk);
    CHECK(plugin.controller->getParamValueByString(2, nullptr, value) != kResultOk);
    CHECK(plugin.controller->setParamNormalized(2, std::numeric_limits<double>::quiet_NaN()) != kResultOk);
    CHECK(plugin.controller->setParamNormalized(2, 17) == kResultOk);
    SAME(plugin.controller->getParamNormalized(2), 1.0);
    CHECK(plugin.controller->setParamNormalized(2, -17) == kResultOk);
    SAME(plugin.controller->getParamNormalized(2), 0.0);
}

TEST(A_state_survives_a_stream_of_single_bytes_and_bad_ones_change_nothing) {
    Instance plugin;
    CHECK(plugin.controller->setParamNormalized(9, 0.75) == kResultOk);
    Bytes saved;
    CHECK(plugin.component->getState(&saved) == kResultOk);
    Instance other;
    CHECK(other.component->setState(&saved) == kResultOk);
    SAME(other.controller->getParamNormalized(9), plugin.controller->getParamNormalized(9));
    Bytes again, empty, garbage;
    CHECK(other.component->getState(&again) == kResultOk);
    CHECK(again.bytes == saved.bytes);
    for (int i = 0; i < 999; ++i)
        garbage.bytes.push_back(static_cast<uint8_t>(i * 131));
    CHECK(other.component->setState(&empty) != kResultOk);
    CHECK(other.component->setState(&garbage) != kResultOk);
    CHECK(other.component->setState(nullptr) != kResultOk);
    CHECK(other.component->getState(nullptr) != kResultOk);
    Bytes after;
    CHECK(other.component->getState(&after) == kResultOk);
    CHECK(after.bytes == saved.bytes);
}

TEST(Bypass_comes_back_with_the_state) {
    Instance plugin;
    CHECK(plugin.controller->setParamNormalized(0, 1) == kResultOk);
    Bytes saved;
    CHECK(plugin.component->getState(&saved) == kResultOk);
    Instance other;
    CHECK(other.component->setState(&saved) == kResultOk);
    SAME(other.controller->getParamNormalized(0), 1.0);
}

TEST(The_plugin_asks_for_the_transport_and_the_tempo_it_needs) {
    Instance plugin;
    FUnknownPtr<Vst::IProcessContextRequirements> needs(plugin.component);
    CHECK(needs);
    const uint32 flags = needs->getProcessContextRequirements();
    CHECK((flags & Vst::IProcessContextRequirements::kNeedTransportState) != 0);
    CHECK((flags & Vst::IProcessContextRequirements::kNeedTempo) != 0);
}

TEST(Notes_that_come_in_go_through_whatever_their_ids_and_channels) {
    Instance plugin;
    CHECK(plugin.activate());
    vocalmidi::host::Vst3Host host;
    vocalmidi::host::Vst3Events in(host), out(host);
    in.begin(0, 64);
    out.begin(0, 64);
    for (int i = 0; i < 6; ++i) {
        Vst::Event event{};
        event.sampleOffset = 10 * i;
        event.type = i % 2 == 0 ? Vst::Event::kNoteOnEvent : Vst::Event::kNoteOffEvent;
        event.noteOn.channel = static_cast<int16>(i == 4 ? 15 : i == 5 ? -1 : 0);
        event.noteOn.pitch = static_cast<int16>(i == 5 ? -1 : 60);
        event.noteOn.noteId = i == 2 ? -1 : 1000000 * i; // wildcards, and ids that never match
        CHECK(in.addEvent(event) == kResultOk);
    }
    Vst::ProcessData data;
    data.processMode = Vst::kOffline;
    data.numSamples = 64;
    data.inputEvents = &in;
    data.outputEvents = &out;
    CHECK(plugin.processor->process(data) == kResultOk);
    SAME(out.getEventCount(), 6);
    for (int32 i = 0; i < 6; ++i) {
        Vst::Event event{};
        CHECK(out.getEvent(i, event) == kResultOk);
        SAME(event.sampleOffset, 10 * i);
    }
    CHECK(host.take_messages().empty());
}

TEST(Points_outside_the_block_of_unknown_parameters_and_in_storms_are_survived) {
    Instance plugin;
    CHECK(plugin.activate());
    vocalmidi::host::Vst3ParameterChanges changes(100);
    for (uint32 id = 0; id < 100; ++id)
        for (int point = 0; point < 250; ++point)
            changes.add(id, (point - 20) * 7, point % 3 == 0 ? 2.0 : point / 250.0);
    Vst::ProcessData data;
    data.processMode = Vst::kOffline;
    data.numSamples = 512;
    data.inputParameterChanges = &changes;
    CHECK(plugin.processor->process(data) == kResultOk);
    data.numSamples = 0; // a flush
    CHECK(plugin.processor->process(data) == kResultOk);
}

TEST(Prefetch_and_changes_of_mode_within_an_activation_are_followed) {
    Instance plugin;
    CHECK(plugin.activate(48000, Vst::kSample32, Vst::kRealtime));
    Vst::ProcessData data;
    for (int i = 0; i < 30; ++i) {
        data.processMode = i % 3;
        data.numSamples = 480;
        CHECK(plugin.processor->process(data) == kResultOk);
    }
}

TEST(Calls_that_are_not_allowed_but_seen_break_nothing) {
    Instance plugin;
    CHECK(plugin.controller->initialize(nullptr) == kResultOk); // the component is its controller
    CHECK(plugin.component->setActive(true) == kResultOk);      // without setupProcessing
    CHECK(plugin.component->setActive(true) == kResultOk);
    Vst::ProcessSetup setup{Vst::kRealtime, Vst::kSample32, 64, 96000};
    CHECK(plugin.processor->setupProcessing(setup) != kResultOk); // while active
    Vst::SpeakerArrangement mono[] = {Vst::SpeakerArr::kMono};
    CHECK(plugin.processor->setBusArrangements(mono, 1, mono, 1) != kResultTrue);
    std::vector<float> in(20000, 0.1f), out(20000); // without setProcessing, more than was announced
    CHECK(process(plugin, in, out) == kResultOk);
    CHECK(in == out);
    Bytes state;
    CHECK(plugin.component->getState(&state) == kResultOk);
    CHECK(plugin.component->setState(&state) == kResultOk);
    CHECK(plugin.component->terminate() == kResultOk); // while active
    CHECK(plugin.component->terminate() == kResultOk); // and again
    CHECK(process(plugin, in, out) != kResultOk);
    CHECK(plugin.component->setActive(false) != kResultOk);
    void* object = nullptr;
    CHECK(plugin.component->queryInterface(Vst::IComponent::iid, nullptr) != kResultOk);
    const TUID nothing = {9};
    CHECK(plugin.component->queryInterface(nothing, &object) != kResultOk);
    CHECK(object == nullptr);
}

int main() {
    return test::runAll();
}
