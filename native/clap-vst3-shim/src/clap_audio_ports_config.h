// clap.audio-ports-config, to the published ABI, where the installed CLAP headers lack it.
#pragma once

#include <vocalmidi_clap.h>

#if __has_include(<clap/ext/audio-ports-config.h>)
#include <clap/ext/audio-ports-config.h>
#else
inline constexpr char CLAP_EXT_AUDIO_PORTS_CONFIG[] = "clap.audio-ports-config";

struct clap_audio_ports_config_t {
    clap_id id;
    char name[CLAP_NAME_SIZE];
    uint32_t input_port_count;
    uint32_t output_port_count;
    bool has_main_input;
    uint32_t main_input_channel_count;
    const char* main_input_port_type;
    bool has_main_output;
    uint32_t main_output_channel_count;
    const char* main_output_port_type;
};

// [main-thread]; select only while inactive.
struct clap_plugin_audio_ports_config_t {
    uint32_t(CLAP_ABI* count)(const clap_plugin_t* plugin);
    bool(CLAP_ABI* get)(const clap_plugin_t* plugin, uint32_t index, clap_audio_ports_config_t* config);
    bool(CLAP_ABI* select)(const clap_plugin_t* plugin, clap_id config_id);
};
#endif
