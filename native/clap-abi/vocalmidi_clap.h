// All of CLAP that VocalMidi's plugin and host speak. Debian's copy of the headers (1.1.1) has no umbrella header
// and lacks some extensions; those are declared here to the published ABI, only where the real header is missing.
#pragma once

#include <clap/entry.h>
#include <clap/events.h>
#include <clap/ext/audio-ports.h>
#include <clap/ext/latency.h>
#include <clap/ext/note-ports.h>
#include <clap/ext/params.h>
#include <clap/ext/state.h>
#include <clap/ext/thread-check.h>
#include <clap/host.h>
#include <clap/plugin-factory.h>
#include <clap/plugin-features.h>
#include <clap/plugin.h>
#include <clap/process.h>
#include <clap/stream.h>

#ifndef CLAP_PLUGIN_FEATURE_NOTE_DETECTOR
#define CLAP_PLUGIN_FEATURE_NOTE_DETECTOR "note-detector"
#endif

#if __has_include(<clap/ext/render.h>)
#include <clap/ext/render.h>
#else
inline constexpr char CLAP_EXT_RENDER[] = "clap.render";

enum { CLAP_RENDER_REALTIME = 0, CLAP_RENDER_OFFLINE = 1 };
typedef int32_t clap_plugin_render_mode;

// [main-thread]
struct clap_plugin_render_t {
    bool(CLAP_ABI* has_hard_realtime_requirement)(const clap_plugin_t* plugin);
    bool(CLAP_ABI* set)(const clap_plugin_t* plugin, clap_plugin_render_mode mode);
};
#endif

#if __has_include(<clap/ext/tail.h>)
#include <clap/ext/tail.h>
#else
inline constexpr char CLAP_EXT_TAIL[] = "clap.tail";

// [main-thread, audio-thread]: samples after the end of the input; INT32_MAX and above: endless.
struct clap_plugin_tail_t {
    uint32_t(CLAP_ABI* get)(const clap_plugin_t* plugin);
};

// [audio-thread]
struct clap_host_tail_t {
    void(CLAP_ABI* changed)(const clap_host_t* host);
};
#endif

#if __has_include(<clap/ext/log.h>)
#include <clap/ext/log.h>
#else
inline constexpr char CLAP_EXT_LOG[] = "clap.log";

enum {
    CLAP_LOG_DEBUG = 0,
    CLAP_LOG_INFO = 1,
    CLAP_LOG_WARNING = 2,
    CLAP_LOG_ERROR = 3,
    CLAP_LOG_FATAL = 4,
    CLAP_LOG_HOST_MISBEHAVING = 5,
    CLAP_LOG_PLUGIN_MISBEHAVING = 6,
};
typedef int32_t clap_log_severity;

// [thread-safe]
struct clap_host_log_t {
    void(CLAP_ABI* log)(const clap_host_t* host, clap_log_severity severity, const char* msg);
};
#endif

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
