// Parameters outside the audio: what they are, what they say, what they refuse.
#include "clap_plugin.h"
#include "parameter_tools.h"
#include "playing.h"
#include "vst3_plugin.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

namespace vocalmidi::host::conformance {

uint32_t a_continuous_parameter(HostedPlugin& plugin) {
    const auto& all = plugin.parameters();
    for (uint32_t i = 0; i < all.size(); ++i)
        if (!all[i].stepped && !all[i].bypass && !all[i].read_only && all[i].maximum > all[i].minimum)
            return i;
    throw NotApplicable("the plugin has no continuous parameter");
}

std::vector<uint32_t> settable_parameters(HostedPlugin& plugin) {
    std::vector<uint32_t> indices;
    for (uint32_t i = 0; i < plugin.parameters().size(); ++i)
        if (!plugin.parameters()[i].read_only)
            indices.push_back(i);
    return indices;
}

ParameterChange change_to(HostedPlugin& plugin, uint32_t index, double part) {
    const PluginParameter& parameter = plugin.parameters()[index];
    return {0, index, parameter.minimum + part * (parameter.maximum - parameter.minimum)};
}

std::vector<uint8_t> state_of(HostedPlugin& plugin) {
    std::vector<uint8_t> bytes;
    if (!plugin.has_state())
        throw NotApplicable("the plugin keeps no state, which alone tells what the processor knows");
    expect(plugin.save_state(bytes, SIZE_MAX), "cannot save its state");
    return bytes;
}

std::vector<uint8_t> state_with(Subject& subject, const ParameterChange& change) {
    const auto plugin = subject.instance();
    plugin->flush({&change, 1});
    return state_of(*plugin);
}

namespace {

std::string name_of(HostedPlugin& plugin, uint32_t index) {
    return "parameter " + plugin.parameters()[index].name;
}

std::string defaults(Subject& subject) {
    const auto plugin = subject.instance();
    const auto& all = plugin->parameters();
    std::set<uint32_t> ids;
    std::set<std::string> names;
    for (uint32_t i = 0; i < all.size(); ++i) {
        const std::string name = name_of(*plugin, i);
        expect(!all[i].name.empty() && names.insert(all[i].name).second, name + " has no name of its own");
        expect(ids.insert(all[i].id).second, name + " has the id of another");
        expect(all[i].minimum < all[i].maximum && all[i].default_value >= all[i].minimum &&
                   all[i].default_value <= all[i].maximum,
               name + " has its default outside its range");
        expect(all[i].read_only || plugin->parameter_value(i) == all[i].default_value,
               name + " does not begin at its default");
        if (subject.format() == Format::Vst3) // kIsReadOnly implies that kCanAutomate is false
            expect(!all[i].read_only || !all[i].automatable, name + " can only be read, but can be automated");
    }
    return std::to_string(all.size()) + " parameters";
}

std::string texts(Subject& subject) {
    const auto plugin = subject.instance();
    for (const uint32_t i : settable_parameters(*plugin))
        for (const double part : {0.0, 0.13, 0.25, 0.5, 0.77, 1.0}) {
            const auto shown = plugin->parameter_text(i, change_to(*plugin, i, part).value);
            expect(shown.has_value() && !shown->empty(), name_of(*plugin, i) + " shows nothing");
            const auto read = plugin->parameter_from_text(i, *shown);
            expect(read.has_value(), name_of(*plugin, i) + " cannot read its own text " + *shown);
            const auto again = plugin->parameter_text(i, *read);
            expect(again == shown, name_of(*plugin, i) + " reads its text " + *shown + " as " + again.value_or("?"));
        }
    for (const uint32_t i : settable_parameters(*plugin))
        expect(!plugin->parameter_from_text(i, "no such value").has_value(),
               name_of(*plugin, i) + " takes any text for a value");
    return {};
}

std::string out_of_bounds(Subject& subject) {
    const auto plugin = subject.instance();
    constexpr double far = std::numeric_limits<double>::infinity(), none = std::numeric_limits<double>::quiet_NaN();
    const auto expect_inside = [&] {
        for (uint32_t i = 0; i < plugin->parameters().size(); ++i) {
            const double value = plugin->parameter_value(i);
            const PluginParameter& parameter = plugin->parameters()[i];
            expect(value >= parameter.minimum && value <= parameter.maximum, // false for what is no number
                   name_of(*plugin, i) + " is " + std::to_string(value) + ", outside its range");
        }
    };
    for (const uint32_t i : settable_parameters(*plugin))
        for (const double value : {-1e300, 1e300, -far, far, none, plugin->parameters()[i].maximum + 1}) {
            const ParameterChange change{0, i, value};
            plugin->flush({&change, 1});
            expect_inside();
        }
    Player player(*plugin);
    for (const uint32_t i : settable_parameters(*plugin)) {
        const ParameterChange changes[] = {{10, i, 1e300}, {20, i, none}, {30, i, -1e300}};
        Dress dress;
        dress.changes = changes;
        player.play(silence(usual_rate, 0.002), dress);
        expect_inside();
    }
    return {};
}

std::string unknown_parameters(Subject& subject) {
    const auto plugin = subject.instance();
    constexpr uint32_t unknown = 0x7ffffff0;
    double value = 0;
    const auto before = state_of(*plugin);
    if (subject.format() == Format::Clap) {
        const clap_plugin_t& abi = clap(*plugin).abi();
        const auto* params = static_cast<const clap_plugin_params_t*>(abi.get_extension(&abi, CLAP_EXT_PARAMS));
        if (params == nullptr)
            throw NotApplicable("the plugin has no parameters");
        clap_param_info_t info{};
        char text[64];
        expect(!params->get_info(&abi, params->count(&abi), &info), "describes a parameter behind the last");
        expect(!params->get_value(&abi, unknown, &value), "has a value for an unknown parameter");
        expect(!params->value_to_text(&abi, unknown, 0, text, sizeof text), "has a text for an unknown parameter");
        expect(!params->text_to_value(&abi, unknown, "1", &value), "reads a text of an unknown parameter");
    } else {
        using namespace Steinberg;
        Vst::IEditController& controller = vst3(*plugin).controller();
        Vst::ParameterInfo info{};
        Vst::String128 text{};
        Vst::TChar one[] = {'1', 0};
        expect(controller.getParameterInfo(-1, info) != kResultOk, "describes parameter -1");
        expect(controller.getParameterInfo(controller.getParameterCount(), info) != kResultOk,
               "describes a parameter behind the last");
        expect(controller.setParamNormalized(unknown, 0.5) != kResultOk, "sets an unknown parameter");
        expect(controller.getParamStringByValue(unknown, 0.5, text) != kResultOk,
               "has a text for an unknown parameter");
        expect(controller.getParamValueByString(unknown, one, value) != kResultOk,
               "reads a text of an unknown parameter");
    }
    expect(state_of(*plugin) == before, "an unknown parameter changes the state");
    return {};
}

std::string flush_while_inactive(Subject& subject) {
    const auto plugin = subject.instance();
    const uint32_t index = a_continuous_parameter(*plugin);
    const auto before = state_of(*plugin);
    for (const double part : {0.7, 0.2}) {
        const ParameterChange change = change_to(*plugin, index, part);
        plugin->flush({&change, 1});
        const double tolerance =
            1e-6 * std::fabs(change_to(*plugin, index, 1).value - change_to(*plugin, index, 0).value);
        expect(std::fabs(plugin->parameter_value(index) - change.value) <= tolerance,
               name_of(*plugin, index) + " does not take a value while inactive");
        expect(state_of(*plugin) != before, name_of(*plugin, index) + " does not take a value into the state");
    }
    return {};
}

std::string flush_without_buffers(Subject& subject) {
    const auto plugin = subject.instance();
    const uint32_t index = a_continuous_parameter(*plugin);
    const ParameterChange change = change_to(*plugin, index, 0.3);
    Player player(*plugin);
    on_audio_thread([&] {
        plugin->prepare({0, 0, usual_rate, {}, {&change, 1}, 120, true, false});
        expect(plugin->call(), "a call without frames and buffers failed");
    });
    expect(state_of(*plugin) == state_with(subject, change),
           name_of(*plugin, index) + " does not take a value from a block of no frames and no buffers");
    if (subject.format() == Format::Clap) {
        const ParameterChange other = change_to(*plugin, index, 0.6);
        on_audio_thread([&] { plugin->flush({&other, 1}); });
        expect(state_of(*plugin) == state_with(subject, other),
               name_of(*plugin, index) + " does not take a value from a flush while active");
    }
    expect_no_breach(*plugin);
    return {};
}

constexpr char flush_line[] = "flush while inactive and with no buffers";

constexpr Check checks[] = {
    {"Parameters", "defaults",
     "Parameters begin at their defaults, inside their ranges, with names and ids of their own", defaults},
    {"Parameters", "text↔value round trip", "Every value's text is read back as the value it shows", texts},
    {"Parameters", "out-of-bounds", "Values outside the range, infinite or no numbers leave every value inside",
     out_of_bounds},
    {"Parameters", "out-of-bounds", "Unknown parameters and indices are refused", unknown_parameters},
    {"Parameters", flush_line, "A value set while inactive counts", flush_while_inactive},
    {"Parameters", flush_line, "A value set in a block of no frames and no buffers counts", flush_without_buffers},
};

} // namespace

std::span<const Check> parameter_checks() {
    return checks;
}

} // namespace vocalmidi::host::conformance
