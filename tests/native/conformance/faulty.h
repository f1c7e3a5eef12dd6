// A small CLAP plugin that passes audio on, plays a note while it is loud, and breaks the rule its id names: `lawful`
// none.
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <string_view>
#include <vector>
#include <vocalmidi_clap.h>

namespace faulty {

enum ParameterIndex : uint32_t { gain, bypass, parameter_count };

struct ParameterRow {
    const char* name;
    double minimum, maximum, initial;
    uint32_t flags;
};

inline constexpr std::array<ParameterRow, parameter_count> parameters = {
    {{"Gain", 0, 2, 1, CLAP_PARAM_IS_AUTOMATABLE},
     {"Bypass", 0, 1, 0, CLAP_PARAM_IS_AUTOMATABLE | CLAP_PARAM_IS_STEPPED | CLAP_PARAM_IS_BYPASS}}};

struct Instance {
    clap_plugin_t plugin;
    const clap_host_t* host;
    std::string_view fault;
    std::array<std::atomic<double>, parameter_count> values;
    uint32_t layout = 0; // 0: stereo, 1: mono
    bool active = false;
    bool sounding = false;
    bool end_note = false; // in the next block
    uint32_t quiet = 0;    // samples since it was loud
    uint32_t activations = 0;
    uint32_t saves = 0;
    std::vector<float> memory; // of a delay line, for the fault of that kind

    bool breaks(std::string_view rule) const { return fault == rule; }
};

inline Instance& of(const clap_plugin_t* plugin) {
    return *static_cast<Instance*>(plugin->plugin_data);
}

void set(Instance& self, uint32_t id, double value);
void read_parameter(Instance& self, const clap_event_header_t& header);

clap_process_status process(const clap_plugin_t* plugin, const clap_process_t* process);
const void* extension(const clap_plugin_t* plugin, const char* id);

} // namespace faulty
