// A VST3 instance's parameters as a host's main thread sees them: through the controller.
#include "audio_thread.h"
#include "vst3_plugin.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace vocalmidi::host {

using namespace Steinberg;

namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

std::string utf8(const Vst::TChar* text) {
    std::string out;
    for (; *text != 0; ++text) // names of parameters are plain; what is not shows as '?'
        out += *text < 0x80 ? static_cast<char>(*text) : '?';
    return out;
}

} // namespace

void Vst3Plugin::read_parameters() {
    for (int32 i = 0; i < controller_->getParameterCount(); ++i) {
        Vst::ParameterInfo info{};
        if (controller_->getParameterInfo(i, info) != kResultOk)
            continue;
        const auto plain = [&](double value) { return controller_->normalizedParamToPlain(info.id, value); };
        parameters_.push_back({info.id, utf8(info.title), plain(0), plain(1), plain(info.defaultNormalizedValue),
                               nullptr, info.stepCount > 0, (info.flags & Vst::ParameterInfo::kIsBypass) != 0,
                               (info.flags & Vst::ParameterInfo::kIsReadOnly) != 0,
                               (info.flags & Vst::ParameterInfo::kCanAutomate) != 0});
    }
}

// Titles and defaults alone: an audio thread may be reading the rest.
void Vst3Plugin::look_for_titles() {
    if (thread_role() != ThreadRole::Main || !host_.titles_changed.exchange(false))
        return;
    for (int32 i = 0; i < controller_->getParameterCount(); ++i) {
        Vst::ParameterInfo info{};
        if (controller_->getParameterInfo(i, info) != kResultOk)
            continue;
        for (PluginParameter& parameter : parameters_)
            if (parameter.id == info.id) {
                parameter.name = utf8(info.title);
                parameter.default_value = controller_->normalizedParamToPlain(info.id, info.defaultNormalizedValue);
            }
    }
}

double Vst3Plugin::normalized(uint32_t index, double plain) const {
    const PluginParameter& parameter = parameters_[index];
    const double range = parameter.maximum - parameter.minimum;
    return range > 0 ? std::clamp((plain - parameter.minimum) / range, 0.0, 1.0) : 0;
}

std::optional<double> Vst3Plugin::parameter_from_text(uint32_t index, const std::string& text) {
    Vst::String128 wide{};
    for (size_t i = 0; i < std::min(text.size(), std::size(wide) - 1); ++i)
        wide[i] = static_cast<Vst::TChar>(static_cast<unsigned char>(text[i]));
    double value = 0;
    const Vst::ParamID id = parameters_[index].id;
    if (controller_->getParamValueByString(id, wide, value) != kResultOk)
        return std::nullopt;
    return controller_->normalizedParamToPlain(id, value);
}

std::optional<std::string> Vst3Plugin::parameter_text(uint32_t index, double value) {
    Vst::String128 wide{};
    if (controller_->getParamStringByValue(parameters_[index].id, normalized(index, value), wide) != kResultOk)
        return std::nullopt;
    return utf8(wide);
}

double Vst3Plugin::parameter_value(uint32_t index) {
    const Vst::ParamID id = parameters_[index].id;
    return controller_->normalizedParamToPlain(id, controller_->getParamNormalized(id));
}

// As a host's own controls do: the controller hears at once, the processor with the first block.
void Vst3Plugin::flush(std::span<const ParameterChange> changes) {
    for (const ParameterChange& change : changes) {
        const double value = normalized(change.index, change.value);
        controller_->setParamNormalized(parameters_[change.index].id, value);
        changes_->add(parameters_[change.index].id, 0, value);
    }
    look_for_titles();
}

PluginRequests Vst3Plugin::take_requests() {
    const bool echo = echo_wanted_.exchange(false);
    return {host_.restart_requested.load(), echo || host_.titles_changed.load(), false};
}

// The controller follows what was automated, some blocks later, as in any host.
void Vst3Plugin::on_main_thread() {
    for (size_t i = 0; i < echoes_.size(); ++i) {
        const double value = echoes_[i].exchange(none);
        if (!std::isnan(value))
            controller_->setParamNormalized(parameters_[i].id, value);
    }
    look_for_titles();
}

} // namespace vocalmidi::host
