#include "request.h"

#include <charconv>
#include <functional>
#include <map>
#include <stdexcept>
#include <string_view>

namespace vocalmidi::host {
namespace {

template <typename T> T number(const std::string& key, std::string_view text, T lowest, T highest) {
    T value{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || !(value >= lowest && value <= highest))
        throw std::invalid_argument(key + " cannot be " + std::string(text));
    return value;
}

/// `NAME=VALUE`, with `@SAMPLE` behind it where `timed`.
ParameterText parameter(const std::string& key, const std::string& text, bool timed) {
    const size_t equals = text.find('=');
    const size_t at = timed ? text.rfind('@') : std::string::npos;
    if (equals == std::string::npos || (timed && (at == std::string::npos || at < equals)))
        throw std::invalid_argument(key + " needs " + (timed ? "NAME=VALUE@SAMPLE" : "NAME=VALUE") + ", not " + text);
    const size_t value_end = timed ? at : text.size();
    const int64_t sample = timed ? number<int64_t>(key, text.substr(at + 1), 0, INT64_MAX) : 0;
    return {text.substr(0, equals), text.substr(equals + 1, value_end - equals - 1), sample};
}

} // namespace

Request parse_request(int count, char** words) {
    Request request;
    using Setter = std::function<void(const std::string& key, const std::string& value)>;
    const auto text = [](std::string& to) { return [&to](const std::string&, const std::string& v) { to = v; }; };
    const auto flag = [](bool& to) {
        return [&to](const std::string& k, const std::string& v) { to = number<int>(k, v, 0, 1) == 1; };
    };
    const auto whole = [](uint32_t& to, uint32_t lowest, uint32_t highest) {
        return [&to, lowest, highest](const std::string& k, const std::string& v) {
            to = number<uint32_t>(k, v, lowest, highest);
        };
    };
    const std::map<std::string, Setter> setters = {
        {"scan", flag(request.scan)},
        {"plugin", text(request.plugin_path)},
        {"plugin-id", text(request.plugin_id)},
        {"also", text(request.also_path)},
        {"conformance", text(request.conformance)},
        {"module-info", text(request.module_info)},
        {"load-state", text(request.load_state)},
        {"save-state", text(request.save_state)},
        {"input", text(request.input_path)},
        {"output", text(request.output_path)},
        {"channels", whole(request.input_channels, 1, 256)},
        {"block", whole(request.block, 0, largest_block)},
        {"seed", whole(request.seed, 0, UINT32_MAX)},
        {"realtime", flag(request.real_time)},
        {"trap", flag(request.trap)},
        {"baseline", flag(request.baseline)},
        {"state-check", flag(request.state_check)},
        {"zero-blocks", flag(request.zero_blocks)},
        {"no-buses", flag(request.no_buses)},
        {"samples", whole(request.sample_interval, 0, 60000)},
        {"note_times", flag(request.note_times)},
        {"spans", flag(request.spans)},
        {"instances", whole(request.instances, 1, 256)},
        {"passes", whole(request.passes, 1, 100)},
        {"churn", whole(request.churn, 0, 100000)},
        {"fuzz", whole(request.fuzz, 0, UINT32_MAX / 2)},
        {"rate", [&](auto& k, auto& v) { request.sample_rate = number<double>(k, v, 8000, 384000); }},
        {"tempo", [&](auto& k, auto& v) { request.tempo = number<double>(k, v, 1, 1000); }},
        {"play-frames", [&](auto& k, auto& v) { request.play_frames = number<int64_t>(k, v, 0, INT64_MAX / 2); }},
        {"set", [&](auto& k, auto& v) { request.settings.push_back(parameter(k, v, false)); }},
        {"automate", [&](auto& k, auto& v) { request.automation.push_back(parameter(k, v, true)); }},
    };
    for (int i = 1; i < count; ++i) {
        const std::string word = words[i];
        const size_t equals = word.find('=');
        const auto setter = setters.find(word.substr(0, equals));
        if (equals == std::string::npos || setter == setters.end())
            throw std::invalid_argument("unknown word " + word);
        setter->second(setter->first, word.substr(equals + 1));
    }
    if (request.plugin_path.empty() && request.conformance != "list")
        throw std::invalid_argument("no plugin given (plugin=PATH)");
    return request;
}

} // namespace vocalmidi::host
