// What the built VST3 does beyond what any VST3 must (see native/headless-host/conformance for that).
#include "test.h"
#include "vst3_lists.h"
#include "vst3_module_info.h"

#include <cmath>
#include <cstring>
#include <dlfcn.h>
#include <limits>
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

} // namespace

TEST(The_factory_names_one_class_in_all_its_versions) {
    SAME(factory().countClasses(), 1);
    FUnknownPtr<IPluginFactory3> third(&factory());
    PClassInfo2 second;
    PClassInfoW wide;
    CHECK(third && third->getClassInfo2(0, &second) == kResultOk && third->getClassInfoUnicode(0, &wide) == kResultOk);
    CHECK(std::string(second.subCategories) == "Fx|Tools");
    CHECK(std::string(second.version).find('.') != std::string::npos);
}

TEST(The_moduleinfo_says_what_the_factory_says) {
    const std::string info = vocalmidi::host::vst3_module_info(factory(), "VocalMidi");
    for (const char* part : {"\"Name\": \"VocalMidi\"", "\"CID\": \"2B7C61D854E94A0FA3D17E96C80F4B15\"",
                             "\"Category\": \"Audio Module Class\"", "\"Sub Categories\": [\"Fx\", \"Tools\"]",
                             "\"SDKVersion\": \"VST 3", "\"Unicode\": true", "\"Cardinality\": 2147483647"})
        CHECK(info.find(part) != std::string::npos);
}

TEST(Every_instance_has_one_event_bus_each_way_and_all_mixes_of_mono_and_stereo) {
    Instance plugin;
    for (const Vst::BusDirection direction : {Vst::kInput, Vst::kOutput})
        SAME(plugin.component->getBusCount(Vst::kEvent, direction), 1);
    for (Vst::SpeakerArrangement in : {Vst::SpeakerArr::kMono, Vst::SpeakerArr::kStereo})
        for (Vst::SpeakerArrangement out : {Vst::SpeakerArr::kMono, Vst::SpeakerArr::kStereo})
            CHECK(plugin.processor->setBusArrangements(&in, 1, &out, 1) == kResultTrue);
}

TEST(The_component_is_its_controller_and_knows_nothing_between_terminate_and_initialise) {
    Instance plugin;
    CHECK(plugin.controller->initialize(nullptr) == kResultOk); // a host that takes it for two objects
    CHECK(plugin.processor->getLatencySamples() == 0u);
    const int32 parameters = plugin.controller->getParameterCount();
    CHECK(plugin.component->terminate() == kResultOk);
    SAME(plugin.controller->getParameterCount(), 0);
    CHECK(plugin.component->initialize(nullptr) == kResultOk);
    SAME(plugin.controller->getParameterCount(), parameters);
}

TEST(The_tail_follows_a_timing_that_changes_within_an_activation) {
    constexpr uint32 timing = 10;
    Instance plugin;
    CHECK(plugin.activate());
    const uint32 live = plugin.processor->getTailSamples();
    vocalmidi::host::Vst3ParameterChanges changes(1);
    changes.add(timing, 0, 1.0);
    Vst::ProcessData data;
    data.processMode = Vst::kOffline;
    data.numSamples = 64;
    data.inputParameterChanges = &changes;
    CHECK(plugin.processor->process(data) == kResultOk);
    CHECK(plugin.processor->getLatencySamples() > 0u);
    SAME(plugin.processor->getTailSamples(), live + plugin.processor->getLatencySamples());
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

int main() {
    return test::runAll();
}
