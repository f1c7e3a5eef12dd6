// What tests of scripts ask a MiniHost's plugin, and do with it.
#pragma once

#include "mini_host.h"
#include "test.h"

#include <string>
#include <vector>

namespace test {

inline constexpr clap_id kScript = 16, kFirst = 17, kSecond = 18, kThird = 19, kStatus = 25;
inline constexpr clap_param_rescan_flags kAll =
    CLAP_PARAM_RESCAN_INFO | CLAP_PARAM_RESCAN_VALUES | CLAP_PARAM_RESCAN_TEXT;

inline const clap_plugin_params_t& params(const MiniHost& host) {
    return *host.extension<clap_plugin_params_t>(CLAP_EXT_PARAMS);
}

inline clap_param_info_t infoOf(const MiniHost& host, clap_id id) {
    clap_param_info_t info{};
    CHECK(params(host).get_info(host.plugin, id, &info));
    return info;
}

inline std::string nameOf(const MiniHost& host, clap_id id) {
    return infoOf(host, id).name;
}

inline std::string textOf(const MiniHost& host, clap_id id) {
    char text[512] = "";
    CHECK(params(host).value_to_text(host.plugin, id, host.value(id), text, sizeof(text)));
    return text;
}

inline bool has(const std::string& text, const char* part) {
    return text.find(part) != std::string::npos;
}

inline double script(const MiniHost& host, const char* name) {
    double value = -1;
    CHECK(params(host).text_to_value(host.plugin, kScript, name, &value));
    return value;
}

// While inactive.
inline void choose(MiniHost& host, const char* name) {
    host.parameterEvent(0, kScript, script(host, name));
    host.flush();
}

inline void blocks(MiniHost& host, int count) {
    for (int i = 0; i < count; ++i) {
        host.process(std::vector<float>(64, 0.0f));
        host.mainThread();
    }
}

inline void expectUp(const MiniHost& host, double first) {
    CHECK(nameOf(host, kFirst) == "Semitones");
    CHECK(nameOf(host, kSecond) == "Mode");
    CHECK(has(nameOf(host, kThird), "Script Parameter"));
    SAME(infoOf(host, kFirst).default_value, 0.5);
    SAME(infoOf(host, kFirst).min_value, 0.0);
    SAME(infoOf(host, kFirst).max_value, 1.0);
    SAME(host.value(kFirst), first);
    SAME(host.value(kSecond), 1.0);
    CHECK(textOf(host, kSecond) == "Hard");
    CHECK(textOf(host, kScript) == "zz-up");
}

inline bool logged(const MiniHost& host, clap_log_severity severity, const char* words) {
    for (std::size_t i = 0; i < host.side.log.size(); ++i)
        if (host.side.severities[i] == severity && has(host.side.log[i], words))
            return true;
    return false;
}

inline int firstKey(const MiniHost& host) {
    for (const OutEvent& event : host.events)
        if (event.isNoteOn())
            return event.key;
    return -1;
}

} // namespace test
