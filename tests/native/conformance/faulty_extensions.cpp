// Ports, parameters and state.
#include "faulty.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace faulty {

// Shared by all instances, as no value may be: the fault `threads`.
static std::atomic<double> shared_gain{1};

void set(Instance& self, uint32_t id, double value) {
    if (id >= parameter_count || std::isnan(value))
        return;
    const ParameterRow& row = parameters[id];
    if (!self.breaks("bounds"))
        value = std::clamp(value, row.minimum, row.maximum);
    self.values[id] = (row.flags & CLAP_PARAM_IS_STEPPED) != 0 ? std::round(value) : value;
    if (id == gain)
        shared_gain = value;
}

void read_parameter(Instance& self, const clap_event_header_t& header) {
    if (header.type != CLAP_EVENT_PARAM_VALUE || header.size < sizeof(clap_event_param_value_t) ||
        (header.space_id != CLAP_CORE_EVENT_SPACE_ID && !self.breaks("namespace")))
        return;
    const auto& event = reinterpret_cast<const clap_event_param_value_t&>(header);
    if (!self.breaks("cookie") || event.cookie != nullptr)
        set(self, event.param_id, event.value);
}

namespace {

uint32_t channels(const Instance& self) {
    return self.layout == 1 ? 1 : 2;
}

const clap_plugin_audio_ports_t audio_ports = {
    [](const clap_plugin_t*, bool) { return 1u; },
    [](const clap_plugin_t* plugin, uint32_t index, bool, clap_audio_port_info_t* info) {
        *info = {};
        info->flags = CLAP_AUDIO_PORT_IS_MAIN | CLAP_AUDIO_PORT_SUPPORTS_64BITS;
        info->channel_count = channels(of(plugin));
        info->port_type = of(plugin).layout == 1 ? CLAP_PORT_MONO : CLAP_PORT_STEREO;
        return index == 0;
    }};

const clap_plugin_audio_ports_config_t layouts = {
    [](const clap_plugin_t*) { return 2u; },
    [](const clap_plugin_t* plugin, uint32_t index, clap_audio_ports_config_t* config) {
        *config = {};
        config->id = index;
        std::snprintf(config->name, sizeof config->name, index == 1 ? "Mono" : "Stereo");
        return index < 2 || of(plugin).breaks("any-layout");
    },
    [](const clap_plugin_t* plugin, clap_id id) {
        Instance& self = of(plugin);
        if ((id > 1 && !self.breaks("any-layout")) || (self.active && !self.breaks("layout")))
            return false;
        self.layout = id;
        return true;
    }};

const clap_plugin_note_ports_t note_ports = {
    [](const clap_plugin_t*, bool) { return 1u; },
    [](const clap_plugin_t*, uint32_t index, bool, clap_note_port_info_t* info) {
        *info = {};
        info->supported_dialects = info->preferred_dialect = CLAP_NOTE_DIALECT_CLAP;
        return index == 0;
    }};

bool known(const Instance& self, clap_id id) {
    return id < parameter_count || self.breaks("unknown-id");
}

const clap_plugin_params_t params = {
    [](const clap_plugin_t*) { return static_cast<uint32_t>(parameter_count); },
    [](const clap_plugin_t* plugin, uint32_t index, clap_param_info_t* info) {
        *info = {};
        if (index >= parameter_count)
            return false;
        const ParameterRow& row = parameters[index];
        info->id = index;
        info->flags = row.flags;
        info->cookie = plugin->plugin_data;
        std::snprintf(info->name, sizeof info->name, "%s", row.name);
        info->min_value = row.minimum;
        info->max_value = row.maximum + (of(plugin).breaks("other-range") && of(plugin).active ? 1.0 : 0.0);
        info->default_value = row.initial;
        return true;
    },
    [](const clap_plugin_t* plugin, clap_id id, double* value) {
        const Instance& self = of(plugin);
        *value = id == gain && self.breaks("threads") ? shared_gain.load()
                 : id < parameter_count               ? self.values[id].load()
                                                      : 0.0;
        return known(self, id);
    },
    [](const clap_plugin_t* plugin, clap_id id, double value, char* text, uint32_t size) {
        std::snprintf(text, size, "%.3f", value);
        return known(of(plugin), id);
    },
    [](const clap_plugin_t* plugin, clap_id id, const char* text, double* value) {
        char* end = nullptr;
        *value = std::strtod(text, &end) + (of(plugin).breaks("text") ? 0.01 : 0.0);
        return end != text && known(of(plugin), id);
    },
    [](const clap_plugin_t* plugin, const clap_input_events_t* in, const clap_output_events_t*) {
        Instance& self = of(plugin);
        for (uint32_t i = 0; i < in->size(in) && (self.active || !self.breaks("inactive-flush")); ++i)
            read_parameter(self, *in->get(in, i));
    }};

struct Saved {
    char magic[8] = {'L', 'A', 'W', 'F', 'U', 'L', '0', '1'};
    double values[parameter_count] = {};
    double check = 0; // of the values

    double sum() const { return 1 + 3 * values[gain] + 7 * values[bypass]; }
    bool legal() const {
        return std::memcmp(magic, Saved().magic, sizeof magic) == 0 && check == sum() && values[gain] >= 0 &&
               values[gain] <= 2 && (values[bypass] == 0 || values[bypass] == 1);
    }
};

bool save(const clap_plugin_t* plugin, const clap_ostream_t* stream) {
    Instance& self = of(plugin);
    Saved saved;
    saved.values[gain] =
        self.breaks("lost-state") ? 1.0 : (self.breaks("threads") ? shared_gain : self.values[gain]).load();
    saved.values[bypass] = self.breaks("lost-bypass") ? 0.0 : self.values[bypass].load();
    saved.check = saved.sum();
    if (self.breaks("other-bytes"))
        saved.magic[7] = static_cast<char>(saved.magic[7] + self.saves++);
    const char* from = reinterpret_cast<const char*>(&saved);
    for (uint64_t done = 0; done < sizeof saved;) {
        const int64_t taken = stream->write(stream, from + done, sizeof saved - done);
        if (taken <= 0)
            return self.breaks("full-stream");
        done += static_cast<uint64_t>(taken);
    }
    return true;
}

bool load(const clap_plugin_t* plugin, const clap_istream_t* stream) {
    Instance& self = of(plugin);
    Saved saved;
    uint64_t done = 0;
    for (int64_t given = 1; given > 0 && done < sizeof saved;
         done += static_cast<uint64_t>(std::max<int64_t>(given, 0))) {
        given = stream->read(stream, reinterpret_cast<char*>(&saved) + done, sizeof saved - done);
        if (self.breaks("whole-reads") && given != sizeof saved)
            return false;
    }
    if (done == 0)
        return self.breaks("empty-state");
    saved.magic[7] = self.breaks("other-bytes") ? '1' : saved.magic[7];
    if (done < sizeof saved || (!saved.legal() && !self.breaks("any-state")))
        return false;
    ++self.saves; // so that `other-bytes` saves others
    for (uint32_t id = 0; id < parameter_count; ++id)
        self.values[id] = saved.values[id];
    return true;
}

const clap_plugin_state_t state = {save, load};

const clap_plugin_tail_t tail = {[](const clap_plugin_t*) { return 4800u; }};

} // namespace

const void* extension(const clap_plugin_t*, const char* id) {
    const struct {
        const char* id;
        const void* table;
    } all[] = {{CLAP_EXT_AUDIO_PORTS, &audio_ports},
               {CLAP_EXT_AUDIO_PORTS_CONFIG, &layouts},
               {CLAP_EXT_NOTE_PORTS, &note_ports},
               {CLAP_EXT_PARAMS, &params},
               {CLAP_EXT_STATE, &state},
               {CLAP_EXT_TAIL, &tail}};
    for (const auto& each : all)
        if (std::strcmp(each.id, id) == 0)
            return each.table;
    return nullptr;
}

} // namespace faulty
