// A small VST3 plugin that says yes to everything and forgets the rest: what a host asks for in vain, it must notice.
#include <atomic>
#include <cstring>
#include <pluginterfaces/base/ibstream.h>
#include <pluginterfaces/base/ipluginbase.h>
#include <pluginterfaces/gui/iplugview.h>
#include <pluginterfaces/vst/ivstaudioprocessor.h>
#include <pluginterfaces/vst/ivstcomponent.h>
#include <pluginterfaces/vst/ivsteditcontroller.h>

using namespace Steinberg;

namespace {

const TUID class_id = {1};
constexpr int32 kGain = 0, kBypass = 1, kMeter = 2, kParameters = 3;

void name(Vst::String128& to, const char* text) {
    size_t i = 0;
    for (; text[i] != 0; ++i)
        to[i] = static_cast<Vst::TChar>(text[i]);
    to[i] = 0;
}

class Careless final : public Vst::IComponent, public Vst::IAudioProcessor, public Vst::IEditController {
public:
    virtual ~Careless() = default;

    tresult PLUGIN_API queryInterface(const TUID wanted, void** object) override {
        const auto is = [wanted](const FUID& known) { return FUnknownPrivate::iidEqual(wanted, known); };
        if (is(Vst::IAudioProcessor::iid))
            *object = static_cast<Vst::IAudioProcessor*>(this);
        else if (is(Vst::IEditController::iid))
            *object = static_cast<Vst::IEditController*>(this);
        else if (is(FUnknown::iid) || is(IPluginBase::iid) || is(Vst::IComponent::iid))
            *object = static_cast<Vst::IComponent*>(this);
        else {
            *object = nullptr; // a wrong object would be no test but luck
            return kNoInterface;
        }
        addRef();
        return kResultOk;
    }
    uint32 PLUGIN_API addRef() override { return ++references_; }
    uint32 PLUGIN_API release() override {
        const uint32 left = --references_;
        if (left == 0)
            delete this;
        return left;
    }

    tresult PLUGIN_API initialize(FUnknown*) override { return terminated_ ? kResultFalse : kResultOk; }
    tresult PLUGIN_API terminate() override {
        terminated_ = true;
        return kResultOk;
    }

    tresult PLUGIN_API getControllerClassId(TUID) override { return kNotImplemented; }
    tresult PLUGIN_API setIoMode(Vst::IoMode) override { return kResultOk; }
    int32 PLUGIN_API getBusCount(Vst::MediaType type, Vst::BusDirection) override {
        return type == Vst::kAudio ? 1 : 0;
    }
    tresult PLUGIN_API getBusInfo(Vst::MediaType type, Vst::BusDirection direction, int32,
                                  Vst::BusInfo& info) override {
        info = {};
        info.mediaType = type;
        info.direction = direction;
        info.channelCount = 2; // also when it is mono
        info.flags = Vst::BusInfo::kDefaultActive;
        return kResultOk;
    }
    tresult PLUGIN_API getRoutingInfo(Vst::RoutingInfo&, Vst::RoutingInfo&) override { return kNotImplemented; }
    tresult PLUGIN_API activateBus(Vst::MediaType, Vst::BusDirection, int32, TBool) override { return kResultOk; }
    tresult PLUGIN_API setActive(TBool) override { return kResultOk; }

    // The bypass is forgotten; an empty stream is as good as any.
    tresult PLUGIN_API setState(IBStream* stream) override {
        double saved = 0.5;
        int32 done = 0;
        if (stream != nullptr)
            stream->read(&saved, sizeof saved, &done);
        values_[kGain] = saved;
        return kResultOk;
    }
    tresult PLUGIN_API getState(IBStream* stream) override {
        int32 done = 0;
        if (stream != nullptr)
            stream->write(&values_[kGain], sizeof(double), &done);
        return kResultOk;
    }

    tresult PLUGIN_API setBusArrangements(Vst::SpeakerArrangement* in, int32 ins, Vst::SpeakerArrangement* out,
                                          int32 outs) override {
        for (int32 i = 0; i < ins; ++i)
            in_ = in[i];
        for (int32 i = 0; i < outs; ++i)
            out_ = out[i];
        return kResultTrue;
    }
    tresult PLUGIN_API getBusArrangement(Vst::BusDirection direction, int32,
                                         Vst::SpeakerArrangement& arrangement) override {
        arrangement = direction == Vst::kInput ? in_ : out_;
        return kResultOk;
    }
    tresult PLUGIN_API canProcessSampleSize(int32) override { return kResultTrue; }
    uint32 PLUGIN_API getLatencySamples() override { return 0; }
    tresult PLUGIN_API setupProcessing(Vst::ProcessSetup&) override { return kResultOk; }
    tresult PLUGIN_API setProcessing(TBool) override { return kResultOk; }
    uint32 PLUGIN_API getTailSamples() override { return 0; }
    // Leaves the silence flags as it finds them.
    tresult PLUGIN_API process(Vst::ProcessData& data) override {
        for (int32 c = 0; data.numInputs > 0 && data.numOutputs > 0 && c < data.inputs[0].numChannels; ++c)
            if (data.symbolicSampleSize == Vst::kSample32 && data.outputs[0].channelBuffers32[c] != nullptr)
                std::memmove(data.outputs[0].channelBuffers32[c], data.inputs[0].channelBuffers32[c],
                             static_cast<size_t>(data.numSamples) * sizeof(float));
        return kResultOk;
    }

    tresult PLUGIN_API setComponentState(IBStream*) override { return kResultOk; }
    int32 PLUGIN_API getParameterCount() override { return kParameters; }
    tresult PLUGIN_API getParameterInfo(int32 index, Vst::ParameterInfo& info) override {
        info = {};
        info.id = static_cast<Vst::ParamID>(index);
        name(info.title, index == kBypass ? "Bypass" : index == kMeter ? "Meter" : "Gain");
        info.stepCount = index == kBypass ? 1 : 0;
        info.flags = index == kBypass ? Vst::ParameterInfo::kIsBypass : Vst::ParameterInfo::kCanAutomate;
        if (index == kMeter)
            info.flags |= Vst::ParameterInfo::kIsReadOnly;
        return kResultOk;
    }
    tresult PLUGIN_API getParamStringByValue(Vst::ParamID, Vst::ParamValue, Vst::String128 text) override {
        text[0] = 0;
        return kResultOk;
    }
    tresult PLUGIN_API getParamValueByString(Vst::ParamID, Vst::TChar*, Vst::ParamValue&) override { return kResultOk; }
    Vst::ParamValue PLUGIN_API normalizedParamToPlain(Vst::ParamID, Vst::ParamValue value) override { return value; }
    Vst::ParamValue PLUGIN_API plainParamToNormalized(Vst::ParamID, Vst::ParamValue value) override { return value; }
    Vst::ParamValue PLUGIN_API getParamNormalized(Vst::ParamID id) override { return values_[id % kParameters]; }
    tresult PLUGIN_API setParamNormalized(Vst::ParamID id, Vst::ParamValue value) override {
        values_[id % kParameters] = value;
        return kResultOk;
    }
    tresult PLUGIN_API setComponentHandler(Vst::IComponentHandler*) override { return kResultOk; }
    IPlugView* PLUGIN_API createView(FIDString) override { return nullptr; }

private:
    std::atomic<uint32> references_{1};
    bool terminated_ = false;
    double values_[kParameters] = {};
    Vst::SpeakerArrangement in_ = Vst::SpeakerArr::kStereo, out_ = Vst::SpeakerArr::kStereo;
};

class Factory final : public IPluginFactory {
public:
    tresult PLUGIN_API queryInterface(const TUID wanted, void** object) override {
        const bool known =
            FUnknownPrivate::iidEqual(wanted, FUnknown::iid) || FUnknownPrivate::iidEqual(wanted, IPluginFactory::iid);
        *object = known ? this : nullptr;
        return known ? kResultOk : kNoInterface;
    }
    uint32 PLUGIN_API addRef() override { return 1; }
    uint32 PLUGIN_API release() override { return 1; }
    tresult PLUGIN_API getFactoryInfo(PFactoryInfo*) override { return kResultOk; }
    int32 PLUGIN_API countClasses() override { return 1; }
    tresult PLUGIN_API getClassInfo(int32, PClassInfo* info) override {
        if (info != nullptr)
            *info = PClassInfo(class_id, PClassInfo::kManyInstances, kVstAudioEffectClass, "Careless");
        return kResultOk;
    }
    tresult PLUGIN_API createInstance(FIDString, FIDString wanted, void** object) override {
        auto* plugin = new Careless();
        plugin->queryInterface(wanted, object);
        plugin->release();
        return kResultOk;
    }
};

} // namespace

extern "C" {
SMTG_EXPORT_SYMBOL IPluginFactory* PLUGIN_API GetPluginFactory() {
    static Factory factory;
    return &factory;
}
SMTG_EXPORT_SYMBOL bool ModuleEntry(void*) {
    return true;
}
SMTG_EXPORT_SYMBOL bool ModuleExit() {
    return true;
}
}
