// The VST3 plugin as an edit controller: parameters, normalised to 0..1 as VST3 wants them.
#include "vst3_plugin.h"

#include "vst3_text.h"

#include <algorithm>
#include <cmath>
#include <exception>
#include <pluginterfaces/base/smartpointer.h>
#include <pluginterfaces/vst/ivstunits.h>
#include <utility>

namespace vocalmidi::vst3 {

namespace {

constexpr uint32_t kTextBytes = 512; // a String128 in UTF-8

Vst::ParamValue toPlain(const vm_parameter& parameter, Vst::ParamValue normalized) noexcept {
    return parameter.minimum + std::clamp(normalized, 0.0, 1.0) * (parameter.maximum - parameter.minimum);
}

Vst::ParamValue toNormalized(const vm_parameter& parameter, Vst::ParamValue plain) noexcept {
    const double range = parameter.maximum - parameter.minimum;
    return range > 0 ? std::clamp((plain - parameter.minimum) / range, 0.0, 1.0) : 0;
}

} // namespace

bool Plugin::knows(Vst::ParamID id) const noexcept {
    return instance_ && id < instance_->parameters().count();
}

// The component state is the controller's too, and was taken by setState already where both are this object.
tresult PLUGIN_API Plugin::setComponentState(IBStream* stream) {
    const tresult result = load(stream);
    if (result == kResultOk)
        tell(takeNews());
    return result;
}

int32 PLUGIN_API Plugin::getParameterCount() {
    return instance_ ? static_cast<int32>(instance_->parameters().count()) : 0;
}

tresult PLUGIN_API Plugin::getParameterInfo(int32 index, Vst::ParameterInfo& info) {
    if (index < 0 || !knows(static_cast<Vst::ParamID>(index)))
        return kInvalidArgument;
    const uint32_t id = static_cast<uint32_t>(index);
    const Parameters& parameters = instance_->parameters();
    const vm_parameter parameter = instance_->info(id);
    info = {};
    info.id = id;
    write(parameter.name, info.title);
    write(parameter.name, info.shortTitle);
    info.defaultNormalizedValue = toNormalized(parameter, parameter.initial);
    info.unitId = Vst::kRootUnitId;
    info.flags =
        parameters.has(id, VM_PARAMETER_READ_ONLY) ? Vst::ParameterInfo::kIsReadOnly : Vst::ParameterInfo::kCanAutomate;
    if (parameters.has(id, VM_PARAMETER_STEPPED))
        info.stepCount = static_cast<int32>(parameter.maximum - parameter.minimum);
    if (parameters.has(id, VM_PARAMETER_IS_BYPASS))
        info.flags |= Vst::ParameterInfo::kIsBypass;
    if (id == VM_PARAMETER_SCRIPT)
        info.flags |= Vst::ParameterInfo::kIsList;
    return kResultOk;
}

tresult PLUGIN_API Plugin::getParamStringByValue(Vst::ParamID id, Vst::ParamValue normalized, Vst::String128 text) {
    if (!knows(id) || !text)
        return kInvalidArgument;
    char utf8[kTextBytes];
    if (!instance_->toText(id, normalizedParamToPlain(id, normalized), utf8, sizeof(utf8)))
        return kResultFalse;
    write(utf8, *reinterpret_cast<Vst::String128*>(text));
    return kResultOk;
}

tresult PLUGIN_API Plugin::getParamValueByString(Vst::ParamID id, Vst::TChar* text, Vst::ParamValue& normalized) {
    if (!knows(id) || !text)
        return kInvalidArgument;
    try {
        double plain = 0;
        if (!instance_->fromText(id, read(text).c_str(), plain))
            return kResultFalse;
        normalized = plainParamToNormalized(id, plain);
        return kResultOk;
    } catch (const std::exception&) {
        return kOutOfMemory;
    }
}

Vst::ParamValue PLUGIN_API Plugin::normalizedParamToPlain(Vst::ParamID id, Vst::ParamValue normalized) {
    return knows(id) ? toPlain(instance_->parameters().info(id), normalized) : normalized;
}

Vst::ParamValue PLUGIN_API Plugin::plainParamToNormalized(Vst::ParamID id, Vst::ParamValue plain) {
    return knows(id) ? toNormalized(instance_->parameters().info(id), plain) : plain;
}

Vst::ParamValue PLUGIN_API Plugin::getParamNormalized(Vst::ParamID id) {
    return knows(id) ? plainParamToNormalized(id, shown_[id].load(std::memory_order_relaxed)) : 0;
}

// The processor hears of the change with the audio. While there is none to come, and of what the latency depends on
// (the host asks for that at once), it is told here.
tresult PLUGIN_API Plugin::setParamNormalized(Vst::ParamID id, Vst::ParamValue normalized) {
    if (!knows(id) || std::isnan(normalized))
        return kInvalidArgument;
    Parameters& parameters = instance_->parameters();
    if (parameters.has(id, VM_PARAMETER_READ_ONLY))
        return kResultFalse;
    const double plain = parameters.legal(id, normalizedParamToPlain(id, normalized));
    if (!parameters.has(id, VM_PARAMETER_MOMENTARY))
        shown_[id].store(plain, std::memory_order_relaxed);
    if (!instance_->active() || parameters.has(id, VM_PARAMETER_RESTART))
        parameters.set(id, plain);
    int32 changes = takeLatency();
    if (id == VM_PARAMETER_SCRIPT && !instance_->active()) {
        try {
            if (!instance_->chooseScript())
                say(instance_->error());
        } catch (const std::exception& error) {
            say(error.what());
        }
        changes |= takeNews();
    }
    tell(changes);
    return kResultOk;
}

tresult PLUGIN_API Plugin::setComponentHandler(Vst::IComponentHandler* handler) {
    if (handler)
        handler->addRef();
    Vst::IComponentHandler* before = nullptr;
    {
        const std::lock_guard lock(lifeMutex_);
        before = std::exchange(handler_, handler);
    }
    if (before)
        before->release();
    return kResultTrue;
}

IPlugView* PLUGIN_API Plugin::createView(FIDString) {
    return nullptr; // the host's own controls serve
}

void Plugin::showValues(uint32_t first, uint32_t end) noexcept {
    for (uint32_t id = first; id < end; ++id)
        shown_[id].store(instance_->parameters().get(id), std::memory_order_relaxed);
}

int32 Plugin::takeLatency() {
    const std::lock_guard lock(lifeMutex_);
    const uint32 latency = instance_->latencyNow();
    return instance_->active() && told_.exchange(latency) != latency ? Vst::kLatencyChanged : 0;
}

// VST3 gives a plugin no log.
int32 Plugin::takeNews() {
    try {
        const News news = instance_->takeNews();
        for (const std::string& line : news.log)
            say(line);
        if (!news.warning.empty())
            say(news.warning);
        if (news.pool)
            showValues(VM_PARAMETER_SCRIPT, VM_PARAMETER_POOL + VM_POOL_SIZE);
        showValues(VM_PARAMETER_STATUS, VM_PARAMETER_STATUS + 1);
        showValues(VM_PARAMETER_LATENCY_P50, VM_PARAMETER_DROPS + 1);
        if (news.figures)
            figuresToShow_.store(true, std::memory_order_release);
        return news.display ? Vst::kParamTitlesChanged | Vst::kParamValuesChanged : 0;
    } catch (const std::exception& error) { // out of memory
        say(error.what());
        return 0;
    }
}

// Without the lock: the host may deactivate and activate at once, and ask for the latency.
void Plugin::tell(int32 changes) {
    IPtr<Vst::IComponentHandler> handler;
    if (changes != 0) {
        const std::lock_guard lock(lifeMutex_);
        handler = handler_;
    }
    if (handler)
        handler->restartComponent(changes);
}

} // namespace vocalmidi::vst3
