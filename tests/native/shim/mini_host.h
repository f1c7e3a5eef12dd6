// The smallest host that can drive the built plugin: one instance, buffers, event lists, notes written down.
#pragma once

#include "vocalmidi_diagnostics.h"

#include <cstdint>
#include <string>
#include <vector>
#include <vocalmidi_clap.h>

namespace test {

struct OutEvent {
    uint64_t time; // samples from the first block
    uint16_t type; // of CLAP
    uint8_t data[3];
    int32_t noteId;
    int key;
    double value; // velocity, tuning

    bool operator==(const OutEvent&) const = default;
    bool isNoteOn() const;
    bool isNoteOff() const;
};

// What a host knows of itself, and what the plugin asked of it.
struct HostSide {
    HostSide();
    clap_host_t host{};
    uint32_t dialects = CLAP_NOTE_DIALECT_CLAP | CLAP_NOTE_DIALECT_MIDI;
    int restartRequests = 0;
    int latencyChanges = 0;
    int callbackRequests = 0;
    clap_param_rescan_flags rescans = 0; // all that were asked for
    bool refuseEvents = false;           // its event list is full
    std::vector<std::string> log;
    std::vector<clap_log_severity> severities; // of the lines in the log
};

class MiniHost {
public:
    // Samples at 48 kHz for which the worker need not wake: less than a hop and the delay of its resampler.
    static constexpr uint64_t kIncompleteHop = 480;

    explicit MiniHost(uint32_t dialects = CLAP_NOTE_DIALECT_CLAP | CLAP_NOTE_DIALECT_MIDI);
    ~MiniHost();
    MiniHost(const MiniHost&) = delete;

    bool activate(double rate = 48000, bool offline = true);
    void deactivate();
    // Forgets to deactivate.
    void abandon() { active_ = false; }
    // Stereo, 32 bit, out of place; `in` is mono and goes to both channels. Input events apply to this block only.
    std::vector<float> process(const std::vector<float>& in);
    // Any block; events are taken as in process(in).
    clap_process_status processRaw(clap_process_t& block);

    void parameterEvent(uint32_t time, clap_id id, double value);
    void midiEvent(uint32_t time, uint8_t status, uint8_t data1, uint8_t data2);
    // Gives the waiting parameter events to params.flush.
    void flush();
    // Calls the plugin on the main thread if it has asked for that.
    void mainThread();
    void transport(double seconds, bool playing);
    void noTransport() { hasTransport_ = false; }

    template <typename T> const T* extension(const char* id) const {
        return static_cast<const T*>(plugin->get_extension(plugin, id));
    }
    double value(clap_id id) const;
    vocalmidi_diagnostics diagnostics() const;
    // Notes that have had a note-on and no note-off.
    int hanging() const;

    HostSide side;
    const clap_plugin_t* plugin = nullptr;
    std::vector<OutEvent> events;
    bool ordered = true; // no event came before its predecessor within a block

private:
    union AnyEvent {
        clap_event_header_t header;
        clap_event_param_value_t parameter;
        clap_event_midi_t midi;
    };
    clap_input_events_t inputList();
    static bool push(const clap_output_events_t* list, const clap_event_header_t* event);

    std::vector<AnyEvent> input_;
    clap_event_transport_t transport_{};
    bool hasTransport_ = false;
    bool active_ = false;
    uint64_t position_ = 0;
    uint32_t lastTime_ = 0;
};

// The plugin's entry, loaded and initialised once; ends the test run with a clear message if that fails.
const clap_plugin_entry_t& pluginEntry();

} // namespace test
