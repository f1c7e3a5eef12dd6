// The VST3 front: everything that knows VST3 lives in the vst3_* files; the rest is format-neutral. One object is both
// component and controller ("single component"): parameters and state then cannot differ between the two.
#pragma once

#include "instance.h"
#include "vocalmidi_vst3_diagnostics.h"
#include "vst3_reminder.h"

#include <array>
#include <atomic>
#include <memory>
#include <mutex>
#include <pluginterfaces/vst/ivstaudioprocessor.h>
#include <pluginterfaces/vst/ivstcomponent.h>
#include <pluginterfaces/vst/ivsteditcontroller.h>
#include <string>

namespace vocalmidi::vst3 {

using namespace Steinberg;

// Main thread, unless said otherwise. Before initialize and after terminate there is no instance: all but the
// questions about buses then answer kNotInitialized.
class Plugin final : public Vst::IComponent,
                     public Vst::IAudioProcessor,
                     public Vst::IEditController,
                     public Vst::IProcessContextRequirements,
                     public IDiagnostics {
public:
    Plugin() noexcept = default;
    virtual ~Plugin();
    Plugin(const Plugin&) = delete;
    Plugin& operator=(const Plugin&) = delete;

    // FUnknown. Any thread.
    tresult PLUGIN_API queryInterface(const TUID wanted, void** object) override;
    uint32 PLUGIN_API addRef() override;
    uint32 PLUGIN_API release() override;

    // IPluginBase: of the component and of the controller, which a host may initialise one after the other.
    tresult PLUGIN_API initialize(FUnknown* context) override;
    tresult PLUGIN_API terminate() override;

    // IComponent.
    tresult PLUGIN_API getControllerClassId(TUID classId) override;
    tresult PLUGIN_API setIoMode(Vst::IoMode mode) override;
    int32 PLUGIN_API getBusCount(Vst::MediaType type, Vst::BusDirection direction) override;
    tresult PLUGIN_API getBusInfo(Vst::MediaType type, Vst::BusDirection direction, int32 index,
                                  Vst::BusInfo& info) override;
    tresult PLUGIN_API getRoutingInfo(Vst::RoutingInfo& in, Vst::RoutingInfo& out) override;
    tresult PLUGIN_API activateBus(Vst::MediaType type, Vst::BusDirection direction, int32 index, TBool state) override;
    tresult PLUGIN_API setActive(TBool state) override;

    // IComponent and IEditController alike: the state has everything.
    tresult PLUGIN_API setState(IBStream* stream) override;
    tresult PLUGIN_API getState(IBStream* stream) override;

    // IAudioProcessor.
    tresult PLUGIN_API setBusArrangements(Vst::SpeakerArrangement* inputs, int32 inputCount,
                                          Vst::SpeakerArrangement* outputs, int32 outputCount) override;
    tresult PLUGIN_API getBusArrangement(Vst::BusDirection direction, int32 index,
                                         Vst::SpeakerArrangement& arrangement) override;
    tresult PLUGIN_API canProcessSampleSize(int32 sampleSize) override;
    uint32 PLUGIN_API getLatencySamples() override;
    tresult PLUGIN_API setupProcessing(Vst::ProcessSetup& setup) override;
    tresult PLUGIN_API setProcessing(TBool state) override;      // main or audio thread
    tresult PLUGIN_API process(Vst::ProcessData& data) override; // audio thread
    uint32 PLUGIN_API getTailSamples() override;

    // IEditController.
    tresult PLUGIN_API setComponentState(IBStream* stream) override;
    int32 PLUGIN_API getParameterCount() override;
    tresult PLUGIN_API getParameterInfo(int32 index, Vst::ParameterInfo& info) override;
    tresult PLUGIN_API getParamStringByValue(Vst::ParamID id, Vst::ParamValue normalized, Vst::String128 text) override;
    tresult PLUGIN_API getParamValueByString(Vst::ParamID id, Vst::TChar* text, Vst::ParamValue& normalized) override;
    Vst::ParamValue PLUGIN_API normalizedParamToPlain(Vst::ParamID id, Vst::ParamValue normalized) override;
    Vst::ParamValue PLUGIN_API plainParamToNormalized(Vst::ParamID id, Vst::ParamValue plain) override;
    Vst::ParamValue PLUGIN_API getParamNormalized(Vst::ParamID id) override;
    tresult PLUGIN_API setParamNormalized(Vst::ParamID id, Vst::ParamValue normalized) override;
    tresult PLUGIN_API setComponentHandler(Vst::IComponentHandler* handler) override;
    IPlugView* PLUGIN_API createView(FIDString name) override;

    // IProcessContextRequirements.
    uint32 PLUGIN_API getProcessContextRequirements() override;

    // IDiagnostics. Any thread.
    tresult PLUGIN_API readDiagnostics(vocalmidi_diagnostics* out) override;
    uint32 PLUGIN_API readNoteTimes(uint64* from, vocalmidi_note_time* out, uint32 capacity) override;
    uint32 PLUGIN_API readProfile(char* text, uint32 capacity) override;
    uint32 PLUGIN_API readSpans(uint64* from, vocalmidi_span* out, uint32 capacity) override;

private:
    bool knows(Vst::ParamID id) const noexcept;
    void applyPoints(Vst::IParameterChanges& changes) noexcept;
    void showFigures(Vst::IParameterChanges& changes) noexcept;
    tresult load(IBStream* stream);
    void showValues(uint32_t first, uint32_t end) noexcept;
    tresult switchTo(bool active);
    // Each returns what restartComponent is to be called with, or 0. Main or the reminder's thread.
    int32 takeLatency();
    int32 takeNews();
    // Ends with a call into the host, which may call back and may even end this plugin. Main or the reminder's thread.
    void tell(int32 changes);
    void say(const std::string& message) const noexcept;

    std::atomic<uint32> references_{1};
    std::unique_ptr<Instance> instance_;
    std::unique_ptr<Reminder> reminder_; // lives as long as the instance
    std::mutex lifeMutex_; // the handler and the activation, against the reminder; never taken on the audio thread
    Vst::IComponentHandler* handler_ = nullptr;

    // What the controller shows. The processor has values of its own, which follow the changes that come with the
    // audio: an echo of automation in the host's user interface must not undo them.
    std::array<std::atomic<double>, kMaxParameters> shown_{};

    Vst::SpeakerArrangement inputs_ = Vst::SpeakerArr::kStereo;
    Vst::SpeakerArrangement outputs_ = Vst::SpeakerArr::kStereo;
    double sampleRate_ = 48000;
    std::atomic<uint32> told_{0};            // latency the host knows of or was told to ask for
    std::atomic<bool> newsToTell_{false};    // by the reminder
    std::atomic<bool> figuresToShow_{false}; // by the next block
};

} // namespace vocalmidi::vst3
