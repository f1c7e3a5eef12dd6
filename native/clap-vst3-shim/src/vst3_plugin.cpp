// The VST3 plugin as a component: its life and its state. See vst3_buses.cpp for the buses, vst3_process.cpp for the
// audio and vst3_controller.cpp for the parameters.
#include "vst3_plugin.h"

#include <algorithm>
#include <cstdio>
#include <exception>
#include <pluginterfaces/base/ibstream.h>
#include <utility>
#include <vector>

namespace vocalmidi::vst3 {

Plugin::~Plugin() {
    terminate();
}

tresult PLUGIN_API Plugin::queryInterface(const TUID wanted, void** object) {
    if (!object)
        return kInvalidArgument;
    const auto is = [wanted](const FUID& known) { return FUnknownPrivate::iidEqual(wanted, known); };
    if (is(FUnknown::iid) || is(IPluginBase::iid) || is(Vst::IComponent::iid))
        *object = static_cast<Vst::IComponent*>(this);
    else if (is(Vst::IAudioProcessor::iid))
        *object = static_cast<Vst::IAudioProcessor*>(this);
    else if (is(Vst::IEditController::iid))
        *object = static_cast<Vst::IEditController*>(this);
    else if (is(Vst::IProcessContextRequirements::iid))
        *object = static_cast<Vst::IProcessContextRequirements*>(this);
    else if (is(IDiagnostics::iid))
        *object = static_cast<IDiagnostics*>(this);
    else {
        *object = nullptr;
        return kNoInterface;
    }
    addRef();
    return kResultOk;
}

uint32 PLUGIN_API Plugin::addRef() {
    return references_.fetch_add(1, std::memory_order_relaxed) + 1;
}

uint32 PLUGIN_API Plugin::release() {
    const uint32 left = references_.fetch_sub(1, std::memory_order_acq_rel) - 1;
    if (left == 0)
        delete this;
    return left;
}

// The context may be missing: nothing is asked of it.
tresult PLUGIN_API Plugin::initialize(FUnknown*) {
    if (instance_)
        return kResultOk;
    try {
        auto instance = std::make_unique<Instance>();
        if (!instance->create()) {
            say(instance->error());
            return kResultFalse;
        }
        instance->callback().setFormats(true, true);
        // Few hosts activate anew when the latency changes: the callback switches by itself, and the host is told.
        instance->callback().setSwitching(true);
        instance_ = std::move(instance);
        showValues(0, instance_->parameters().count());
        reminder_ = std::make_unique<Reminder>(
            [this] { tell(takeLatency() | (newsToTell_.exchange(false) ? takeNews() : 0)); });
        return kResultOk;
    } catch (const std::exception& error) {
        say(error.what());
        return kOutOfMemory;
    }
}

tresult PLUGIN_API Plugin::terminate() {
    reminder_.reset();
    instance_.reset();
    return setComponentHandler(nullptr);
}

tresult PLUGIN_API Plugin::getControllerClassId(TUID) {
    return kNotImplemented; // the component is its controller
}

tresult PLUGIN_API Plugin::setIoMode(Vst::IoMode) {
    return kNotImplemented;
}

tresult PLUGIN_API Plugin::canProcessSampleSize(int32 sampleSize) {
    return sampleSize == Vst::kSample32 || sampleSize == Vst::kSample64 ? kResultTrue : kResultFalse;
}

tresult PLUGIN_API Plugin::setupProcessing(Vst::ProcessSetup& setup) {
    if (!instance_)
        return kNotInitialized;
    if (instance_->active() || canProcessSampleSize(setup.symbolicSampleSize) != kResultTrue)
        return kResultFalse;
    sampleRate_ = setup.sampleRate;
    return kResultOk;
}

tresult PLUGIN_API Plugin::setActive(TBool state) {
    if (!instance_)
        return kNotInitialized;
    if ((state != 0) == instance_->active())
        return kResultOk;
    const tresult result = switchTo(state != 0);
    tell(takeNews());
    return result;
}

tresult Plugin::switchTo(bool active) {
    const std::lock_guard lock(lifeMutex_);
    try {
        if (!active) {
            instance_->deactivate();
            return kResultOk;
        }
        if (instance_->activate(sampleRate_)) {
            told_ = instance_->latency();
            return kResultOk;
        }
        say(instance_->error());
        return kResultFalse;
    } catch (const std::exception& error) {
        say(error.what());
        return kOutOfMemory;
    }
}

uint32 PLUGIN_API Plugin::getLatencySamples() {
    return instance_ ? instance_->latencyNow() : 0;
}

uint32 PLUGIN_API Plugin::getTailSamples() {
    return instance_ ? instance_->tail() : 0;
}

tresult PLUGIN_API Plugin::getState(IBStream* stream) {
    if (!instance_)
        return kNotInitialized;
    if (!stream)
        return kInvalidArgument;
    try {
        std::vector<uint8_t> bytes;
        if (!instance_->saveState(bytes)) {
            say(instance_->error());
            return kResultFalse;
        }
        // A stream may take less than it is given.
        for (std::size_t done = 0; done < bytes.size();) {
            int32 written = 0;
            if (stream->write(bytes.data() + done, static_cast<int32>(bytes.size() - done), &written) != kResultOk ||
                written <= 0)
                return kResultFalse;
            done += static_cast<std::size_t>(written);
        }
        return kResultOk;
    } catch (const std::exception& error) {
        say(error.what());
        return kOutOfMemory;
    }
}

tresult PLUGIN_API Plugin::setState(IBStream* stream) {
    const tresult result = load(stream);
    if (result == kResultOk)
        tell(takeLatency() | takeNews());
    return result;
}

tresult Plugin::load(IBStream* stream) {
    if (!instance_)
        return kNotInitialized;
    if (!stream)
        return kInvalidArgument;
    try {
        std::vector<uint8_t> bytes;
        uint8_t chunk[512];
        int32 got = 0;
        while (stream->read(chunk, sizeof(chunk), &got) == kResultOk && got > 0 && bytes.size() <= kMaxStateBytes)
            bytes.insert(bytes.end(), chunk, chunk + std::min<int32>(got, sizeof(chunk)));
        if (!instance_->loadState(bytes)) {
            say(instance_->error());
            return kResultFalse;
        }
        showValues(0, instance_->parameters().count());
        return kResultOk;
    } catch (const std::exception& error) {
        say(error.what());
        return kOutOfMemory;
    }
}

uint32 PLUGIN_API Plugin::getProcessContextRequirements() {
    return kNeedTransportState | kNeedProjectTimeMusic | kNeedTempo | kNeedBarPositionMusic | kNeedTimeSignature |
           kNeedCycleMusic;
}

void Plugin::say(const std::string& message) const noexcept {
    std::fprintf(stderr, "VocalMidi: %s\n", message.c_str());
}

} // namespace vocalmidi::vst3
