#include "settings.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <stdexcept>

namespace vocalmidi::host {
namespace {

/// Letters and digits only, in lower case.
std::string plain(const std::string& name) {
    std::string text;
    for (const char c : name)
        if (std::isalnum(static_cast<unsigned char>(c)) != 0)
            text += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return text;
}

uint32_t find(const std::vector<PluginParameter>& parameters, const std::string& name) {
    std::string known;
    for (uint32_t i = 0; i < parameters.size(); ++i) {
        if (plain(parameters[i].name) == plain(name) || std::to_string(parameters[i].id) == name)
            return i;
        known += (known.empty() ? "" : ", ") + parameters[i].name;
    }
    throw std::invalid_argument("the plugin has no parameter " + name +
                                "; it has: " + (known.empty() ? "none" : known));
}

double read_value(HostedPlugin& plugin, uint32_t index, const std::string& text) {
    const PluginParameter& parameter = plugin.parameters()[index];
    double value = 0;
    if (const auto read = plugin.parameter_from_text(index, text)) {
        value = *read;
    } else {
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
        if (error != std::errc() || end != text.data() + text.size())
            throw std::invalid_argument("the plugin cannot read " + text + " as a value of " + parameter.name);
    }
    if (value >= parameter.minimum && value <= parameter.maximum)
        return value;
    throw std::invalid_argument(text + " is outside the range of " + parameter.name + ", " +
                                std::to_string(parameter.minimum) + " to " + std::to_string(parameter.maximum));
}

} // namespace

std::vector<ParameterChange> resolve_parameters(HostedPlugin& plugin, const std::vector<ParameterText>& texts) {
    std::vector<ParameterChange> changes;
    for (const ParameterText& text : texts) {
        const uint32_t index = find(plugin.parameters(), text.name);
        if (plugin.parameters()[index].read_only)
            throw std::invalid_argument(plugin.parameters()[index].name + " can only be read: the plugin sets it");
        changes.push_back({text.sample, index, read_value(plugin, index, text.value)});
    }
    std::stable_sort(changes.begin(), changes.end(), [](auto& a, auto& b) { return a.sample < b.sample; });
    return changes;
}

} // namespace vocalmidi::host
