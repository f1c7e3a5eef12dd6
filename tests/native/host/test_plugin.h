// The skeleton of a test plugin: stereo in and out, note in and out, one parameter, a state.
// A test plugin includes this file and defines on_process (and whatever else it overrides).
#pragma once

#include <cmath>
#include <cstdint>
#include <cstring>
#include <vocalmidi_clap.h>

namespace test_plugin {

struct Instance {
    const clap_host_t* host;
    double gain = 1.0;      // the parameter, 0 to 2
    double sample_rate = 0; // hertz
    int64_t position = 0;   // samples since activation
    bool sounding = false;  // a note is on
    int32_t note_id = 0;
    uint32_t latency = 0; // samples
    int64_t calls = 0;
};

/// What this plugin is for: called with the input already copied to the output. Defined by each plugin.
clap_process_status on_process(Instance& self, const clap_process_t& process);

inline Instance& of(const clap_plugin_t* plugin) {
    return *static_cast<Instance*>(plugin->plugin_data);
}

inline void send_note(const clap_process_t& process, uint16_t type, uint32_t time, int32_t id, double velocity) {
    clap_event_note_t note{};
    note.header = {sizeof note, time, CLAP_CORE_EVENT_SPACE_ID, type, 0};
    note.note_id = id;
    note.key = 60;
    note.velocity = velocity;
    process.out_events->try_push(process.out_events, &note.header);
}

inline void read_parameters(Instance& self, const clap_input_events_t* events) {
    for (uint32_t i = 0; i < events->size(events); ++i) {
        const clap_event_header_t* header = events->get(events, i);
        if (header->type == CLAP_EVENT_PARAM_VALUE)
            self.gain = reinterpret_cast<const clap_event_param_value_t*>(header)->value;
    }
}

inline void copy_audio(const clap_process_t& process) {
    if (process.audio_inputs_count == 0 || process.audio_outputs_count == 0)
        return;
    for (uint32_t c = 0; c < process.audio_inputs[0].channel_count; ++c)
        std::memcpy(process.audio_outputs[0].data32[c], process.audio_inputs[0].data32[c],
                    process.frames_count * sizeof(float));
}

inline const clap_plugin_audio_ports_t audio_ports = {
    [](const clap_plugin_t*, bool) { return 1u; },
    [](const clap_plugin_t*, uint32_t, bool, clap_audio_port_info_t* info) {
        *info = {};
        info->flags = CLAP_AUDIO_PORT_IS_MAIN;
        info->channel_count = 2;
        info->port_type = CLAP_PORT_STEREO;
        info->in_place_pair = CLAP_INVALID_ID;
        return true;
    }};

inline const clap_plugin_note_ports_t note_ports = {
    [](const clap_plugin_t*, bool) { return 1u; },
    [](const clap_plugin_t*, uint32_t, bool, clap_note_port_info_t* info) {
        *info = {};
        info->supported_dialects = info->preferred_dialect = CLAP_NOTE_DIALECT_CLAP;
        return true;
    }};

inline const clap_plugin_params_t params = {
    [](const clap_plugin_t*) { return 1u; },
    [](const clap_plugin_t*, uint32_t, clap_param_info_t* info) {
        *info = {};
        info->id = 7;
        std::strcpy(info->name, "Gate Gain");
        info->max_value = 2;
        info->default_value = 1;
        return true;
    },
    [](const clap_plugin_t* plugin, clap_id, double* value) {
        *value = of(plugin).gain;
        return true;
    },
    [](const clap_plugin_t*, clap_id, double, char*, uint32_t) { return false; },
    [](const clap_plugin_t*, clap_id, const char* text, double* value) {
        *value = 2;
        return std::strcmp(text, "double") == 0;
    },
    [](const clap_plugin_t* plugin, const clap_input_events_t* in, const clap_output_events_t*) {
        read_parameters(of(plugin), in);
    }};

struct State {
    char mark[8]; // which random bytes don't begin with
    double gain;
};
inline constexpr State blank{{'T', 'E', 'S', 'T', 'G', 'A', 'I', 'N'}, 0};

inline const clap_plugin_state_t state = {
    [](const clap_plugin_t* plugin, const clap_ostream_t* stream) {
        State saved = blank;
        saved.gain = of(plugin).gain;
        const char* from = reinterpret_cast<const char*>(&saved);
        for (uint64_t sent = 0; sent < sizeof saved;) {
            const int64_t taken = stream->write(stream, from + sent, sizeof saved - sent);
            if (taken <= 0)
                return false;
            sent += static_cast<uint64_t>(taken);
        }
        return true;
    },
    [](const clap_plugin_t* plugin, const clap_istream_t* stream) {
        State saved{};
        for (uint64_t got = 0; got < sizeof saved;) {
            const int64_t given = stream->read(stream, reinterpret_cast<char*>(&saved) + got, sizeof saved - got);
            if (given <= 0)
                return false;
            got += static_cast<uint64_t>(given);
        }
        if (std::memcmp(saved.mark, blank.mark, sizeof saved.mark) != 0 || !(saved.gain >= 0 && saved.gain <= 2))
            return false;
        of(plugin).gain = saved.gain;
        return true;
    }};

inline const clap_plugin_latency_t latency = {[](const clap_plugin_t* plugin) { return of(plugin).latency; }};

inline const void* get_extension(const clap_plugin_t*, const char* id) {
    if (std::strcmp(id, CLAP_EXT_AUDIO_PORTS) == 0)
        return &audio_ports;
    if (std::strcmp(id, CLAP_EXT_NOTE_PORTS) == 0)
        return &note_ports;
    if (std::strcmp(id, CLAP_EXT_PARAMS) == 0)
        return &params;
    if (std::strcmp(id, CLAP_EXT_STATE) == 0)
        return &state;
    if (std::strcmp(id, CLAP_EXT_LATENCY) == 0)
        return &latency;
    return nullptr;
}

inline const char* features[] = {CLAP_PLUGIN_FEATURE_AUDIO_EFFECT, nullptr};
inline const clap_plugin_descriptor_t descriptor = {
    CLAP_VERSION, "test.plugin", "Test Plugin", "VocalMidi tests", "", "", "", "1.0", "", features};

inline const clap_plugin_t* create(const clap_plugin_factory_t*, const clap_host_t* host, const char* id) {
    if (std::strcmp(id, descriptor.id) != 0)
        return nullptr;
    auto* plugin = new clap_plugin_t{};
    plugin->desc = &descriptor;
    plugin->plugin_data = new Instance{host};
    plugin->init = [](const clap_plugin_t*) { return true; };
    plugin->destroy = [](const clap_plugin_t* self) {
        delete &of(self);
        delete self;
    };
    plugin->activate = [](const clap_plugin_t* self, double rate, uint32_t, uint32_t) {
        of(self).sample_rate = rate;
        of(self).position = 0;
        of(self).sounding = false;
        return true;
    };
    plugin->deactivate = [](const clap_plugin_t*) {};
    plugin->start_processing = [](const clap_plugin_t*) { return true; };
    plugin->stop_processing = [](const clap_plugin_t*) {};
    plugin->reset = [](const clap_plugin_t*) {};
    plugin->process = [](const clap_plugin_t* self, const clap_process_t* process) {
        read_parameters(of(self), process->in_events);
        copy_audio(*process);
        const clap_process_status status = on_process(of(self), *process);
        of(self).position += process->frames_count;
        ++of(self).calls;
        return status;
    };
    plugin->get_extension = get_extension;
    plugin->on_main_thread = [](const clap_plugin_t*) {};
    return plugin;
}

inline const clap_plugin_factory_t factory = {[](const clap_plugin_factory_t*) { return 1u; },
                                              [](const clap_plugin_factory_t*, uint32_t) { return &descriptor; },
                                              create};

} // namespace test_plugin

extern "C" __attribute__((visibility("default"))) const clap_plugin_entry_t clap_entry = {
    CLAP_VERSION, [](const char*) { return true; }, [] {},
    [](const char* id) -> const void* {
        return std::strcmp(id, CLAP_PLUGIN_FACTORY_ID) == 0 ? &test_plugin::factory : nullptr;
    }};
