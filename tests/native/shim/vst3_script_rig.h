// The built VST3 with a host that listens to what it asks for, for tests of scripts.
#pragma once

#include "test.h"
#include "vst3_lists.h"

#include <atomic>
#include <cstring>
#include <dlfcn.h>
#include <pluginterfaces/base/ipluginbase.h>
#include <pluginterfaces/base/smartpointer.h>
#include <pluginterfaces/vst/ivstaudioprocessor.h>
#include <pluginterfaces/vst/ivstcomponent.h>
#include <pluginterfaces/vst/ivsteditcontroller.h>
#include <string>
#include <vector>

namespace test {

using namespace Steinberg;
using vocalmidi::host::Vst3ParameterChanges;

inline constexpr Vst::ParamID kScript = 16, kFirst = 17, kSecond = 18, kStatus = 25;
inline constexpr int32 kAll = Vst::kParamTitlesChanged | Vst::kParamValuesChanged;

inline IPluginFactory& factory() {
    static IPluginFactory* loaded = [] {
        void* library = dlopen(VST3_PATH, RTLD_NOW | RTLD_LOCAL);
        CHECK(library != nullptr);
        return reinterpret_cast<GetFactoryProc>(dlsym(library, "GetPluginFactory"))();
    }();
    return *loaded;
}

// What the plugin asks its host for. Where told to, it calls back while the plugin asks, as hosts do.
class Handler final : public Vst::IComponentHandler {
public:
    tresult PLUGIN_API queryInterface(const TUID, void** object) override {
        *object = nullptr;
        return kNoInterface;
    }
    uint32 PLUGIN_API addRef() override { return 1; }
    uint32 PLUGIN_API release() override { return 1; }
    tresult PLUGIN_API beginEdit(Vst::ParamID) override { return kResultOk; }
    tresult PLUGIN_API performEdit(Vst::ParamID, Vst::ParamValue) override { return kResultOk; }
    tresult PLUGIN_API endEdit(Vst::ParamID) override { return kResultOk; }
    tresult PLUGIN_API restartComponent(int32 flags) override {
        asked |= flags;
        ++calls;
        if (echo != nullptr) // a host that sets again what it has read
            for (int32 i = 0; i < echo->getParameterCount(); ++i)
                echo->setParamNormalized(static_cast<Vst::ParamID>(i),
                                         echo->getParamNormalized(static_cast<Vst::ParamID>(i)));
        return kResultOk;
    }

    std::atomic<int32> asked{0};
    std::atomic<int> calls{0};
    Vst::IEditController* echo = nullptr;
};

struct Instance {
    Instance() {
        PClassInfo info;
        void* object = nullptr;
        CHECK(factory().getClassInfo(0, &info) == kResultOk);
        CHECK(factory().createInstance(info.cid, Vst::IComponent::iid, &object) == kResultOk);
        component = owned(static_cast<Vst::IComponent*>(object));
        processor = FUnknownPtr<Vst::IAudioProcessor>(component);
        controller = FUnknownPtr<Vst::IEditController>(component);
        CHECK(component->initialize(nullptr) == kResultOk);
        controller->setComponentHandler(&handler);
    }
    ~Instance() {
        component->setActive(false);
        controller->setComponentHandler(nullptr);
        component->terminate();
    }

    void activate(int32 mode = Vst::kOffline) {
        Vst::ProcessSetup setup{mode, Vst::kSample32, 8192, 48000};
        CHECK(processor->setupProcessing(setup) == kResultOk && component->setActive(true) == kResultOk);
        processMode = mode;
    }

    // Blocks of silence; the points come with the first.
    void blocks(int count, Vst3ParameterChanges* points = nullptr) {
        std::vector<float> silence(64, 0.0f), out(64);
        float* ins[] = {silence.data(), silence.data()};
        float* outs[] = {out.data(), out.data()};
        Vst::AudioBusBuffers input, output;
        input.numChannels = output.numChannels = 2;
        input.channelBuffers32 = ins;
        output.channelBuffers32 = outs;
        for (int i = 0; i < count; ++i) {
            Vst::ProcessData data;
            data.processMode = processMode;
            data.symbolicSampleSize = Vst::kSample32;
            data.numSamples = 64;
            data.numInputs = data.numOutputs = 1;
            data.inputs = &input;
            data.outputs = &output;
            data.inputParameterChanges = i == 0 ? points : nullptr;
            CHECK(processor->process(data) == kResultOk);
        }
    }

    std::string title(Vst::ParamID id) const { return ascii(info(id).title); }
    Vst::ParameterInfo info(Vst::ParamID id) const {
        Vst::ParameterInfo found{};
        CHECK(controller->getParameterInfo(static_cast<int32>(id), found) == kResultOk);
        return found;
    }
    std::string text(Vst::ParamID id) const {
        Vst::String128 wide{};
        CHECK(controller->getParamStringByValue(id, controller->getParamNormalized(id), wide) == kResultOk);
        return ascii(wide);
    }
    double script(const char* name) const {
        Vst::String128 wide{};
        for (std::size_t i = 0; name[i] != 0; ++i)
            wide[i] = static_cast<Vst::TChar>(name[i]);
        double value = -1;
        CHECK(controller->getParamValueByString(kScript, wide, value) == kResultOk);
        return value;
    }
    double value(Vst::ParamID id) const { return controller->getParamNormalized(id); }
    void set(Vst::ParamID id, double normalized) const {
        CHECK(controller->setParamNormalized(id, normalized) == kResultOk);
    }

    static std::string ascii(const Vst::TChar* wide) {
        std::string text;
        for (; *wide != 0; ++wide)
            text += static_cast<char>(*wide);
        return text;
    }

    Handler handler;
    IPtr<Vst::IComponent> component;
    IPtr<Vst::IAudioProcessor> processor;
    IPtr<Vst::IEditController> controller;
    int32 processMode = Vst::kOffline;
};

} // namespace test
