// How late notes are, as a VST3 host is told: with the audio, as output parameter changes.
#include "signals.h"
#include "test.h"
#include "vocalmidi_abi.h"
#include "vocalmidi_vst3_diagnostics.h"

#include <algorithm>
#include <chrono>
#include <dlfcn.h>
#include <map>
#include <pluginterfaces/base/ipluginbase.h>
#include <pluginterfaces/base/smartpointer.h>
#include <pluginterfaces/vst/ivstaudioprocessor.h>
#include <pluginterfaces/vst/ivstcomponent.h>
#include <pluginterfaces/vst/ivsteditcontroller.h>
#include <pluginterfaces/vst/ivstevents.h>
#include <pluginterfaces/vst/ivstparameterchanges.h>
#include <thread>
#include <vector>

using namespace Steinberg;

namespace {

template <typename Interface> class Unowned : public Interface {
public:
    tresult PLUGIN_API queryInterface(const TUID, void** object) override {
        *object = nullptr;
        return kNoInterface;
    }
    uint32 PLUGIN_API addRef() override { return 1; }
    uint32 PLUGIN_API release() override { return 1; }
};

// The last value of each parameter that the plugin has sent.
class Shown final : public Unowned<Vst::IParameterChanges>, public Unowned<Vst::IParamValueQueue> {
public:
    int32 PLUGIN_API getParameterCount() override { return 0; }
    Vst::IParamValueQueue* PLUGIN_API getParameterData(int32) override { return nullptr; }
    Vst::IParamValueQueue* PLUGIN_API addParameterData(const Vst::ParamID& id, int32& index) override {
        index = 0;
        current_ = id;
        return this;
    }
    Vst::ParamID PLUGIN_API getParameterId() override { return current_; }
    int32 PLUGIN_API getPointCount() override { return 0; }
    tresult PLUGIN_API getPoint(int32, int32&, Vst::ParamValue&) override { return kResultFalse; }
    tresult PLUGIN_API addPoint(int32, Vst::ParamValue value, int32&) override {
        values[current_] = value;
        return kResultOk;
    }
    std::map<Vst::ParamID, double> values;

private:
    Vst::ParamID current_ = 0;
};

class TakesAll final : public Unowned<Vst::IEventList> {
public:
    int32 PLUGIN_API getEventCount() override { return 0; }
    tresult PLUGIN_API getEvent(int32, Vst::Event&) override { return kResultFalse; }
    tresult PLUGIN_API addEvent(Vst::Event&) override { return kResultOk; }
};

IPtr<Vst::IComponent> make() {
    void* library = dlopen(VST3_PATH, RTLD_NOW | RTLD_LOCAL);
    CHECK(library && reinterpret_cast<bool (*)(void*)>(dlsym(library, "ModuleEntry"))(library));
    IPluginFactory* factory = reinterpret_cast<GetFactoryProc>(dlsym(library, "GetPluginFactory"))();
    PClassInfo info;
    void* object = nullptr;
    CHECK(factory->getClassInfo(0, &info) == kResultOk);
    CHECK(factory->createInstance(info.cid, Vst::IComponent::iid, &object) == kResultOk);
    return owned(static_cast<Vst::IComponent*>(object));
}

void process(Vst::IAudioProcessor& processor, std::vector<float> voice, Shown& shown) {
    TakesAll events;
    float* channels[] = {voice.data(), voice.data()};
    Vst::AudioBusBuffers bus;
    bus.numChannels = 2;
    bus.channelBuffers32 = channels;
    Vst::ProcessData data;
    data.processMode = Vst::kOffline;
    data.symbolicSampleSize = Vst::kSample32;
    data.numSamples = static_cast<int32>(voice.size());
    data.numInputs = 1;
    data.inputs = &bus;
    data.outputEvents = &events;
    data.outputParameterChanges = &shown;
    CHECK(processor.process(data) == kResultOk);
}

} // namespace

TEST(What_was_measured_goes_out_with_the_audio) {
    const IPtr<Vst::IComponent> component = make();
    CHECK(component->initialize(nullptr) == kResultOk);
    const FUnknownPtr<Vst::IAudioProcessor> processor(component);
    const FUnknownPtr<Vst::IEditController> controller(component);
    Vst::ProcessSetup setup{Vst::kOffline, Vst::kSample32, 1 << 20, 48000};
    CHECK(processor->setupProcessing(setup) == kResultOk && component->setActive(true) == kResultOk);
    Shown shown;
    process(*processor, test::melody(48000), shown);
    // The reminder looks after a while; then the next block tells.
    for (int i = 0; i < 500 && shown.values.empty(); ++i) {
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
        process(*processor, test::silence(48000, 0.01), shown);
    }
    SAME(shown.values.size(), std::size_t{4});
    CHECK(shown.values[VM_PARAMETER_LATENCY_P50] > 0);
    SAME(shown.values[VM_PARAMETER_MEETS_TARGET], 1.0);
    SAME(shown.values[VM_PARAMETER_LATENCY_P95], controller->getParamNormalized(VM_PARAMETER_LATENCY_P95));

    const FUnknownPtr<vocalmidi::vst3::IDiagnostics> diagnostics(component);
    vocalmidi_note_time notes[8];
    uint64 from = 0;
    SAME(diagnostics->readNoteTimes(&from, notes, 8), 2u);
    CHECK(diagnostics->readProfile(nullptr, 0) > 2);
    component->setActive(false);
    component->terminate();
    SAME(diagnostics->readProfile(nullptr, 0), 0u); // there is no instance any more
}

int main() {
    return test::runAll();
}
