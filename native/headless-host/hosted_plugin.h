// The boundary between the host and a plugin format: everything outside the clap_* files speaks only this.
#pragma once

#include "event_capture.h"
#include "plugin_inside.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <vector>

namespace vocalmidi::host {

/// What a library says of one plugin without making an instance.
struct PluginDescription {
    std::string id, name, vendor, version;
    std::vector<std::string> features;
};

struct PluginParameter {
    uint32_t id;
    std::string name;
    double minimum, maximum, default_value;
    void* cookie;
    bool stepped = false;
    bool bypass = false;
    bool read_only = false; // the plugin's to set, never the host's
    bool automatable = true;
};

/// A parameter's new value at a sample of the pass.
struct ParameterChange {
    int64_t sample;
    uint32_t index; // into HostedPlugin::parameters()
    double value;
};

enum class NoteInputKind : uint8_t { On, Off, Choke, Expression };

/// A note event for the plugin. -1 in id, port, channel or key: any.
struct NoteInput {
    int64_t sample; // of the pass
    NoteInputKind kind;
    int32_t note_id;
    int16_t port, channel, key;
    double value; // velocity or expression, 0..1
};

/// One block as the audio thread hands it over. The channels are those of the recording; the plugin's own ports are
/// filled from them (mono to all, stereo mixed down where there is one channel).
struct Block {
    int64_t start;                            // sample of the pass
    uint32_t frames;                          // 0 is legal
    double sample_rate;                       // hertz
    std::span<const float* const> input;      // empty: silence
    std::span<const ParameterChange> changes; // inside this block, sorted
    double tempo;                             // beats per minute
    bool playing;
    bool with_buses;                       // false: no audio port at all is handed over
    std::span<const NoteInput> notes = {}; // inside this block, sorted
    bool with_transport = true;            // false: the host tells nothing of it
    bool in_place = false;                 // the output's memory is the input's
    bool input_flagged = false;            // the input is said to be constant (CLAP) or silent (VST3)
    bool stale_output_flags = false;       // the output's flags of that kind say so already before the call
    std::optional<int64_t> stopped_at{};   // sample of the song, which stands still there

    /// Sample of the song: a stopped transport stands still while blocks go on.
    int64_t song() const { return stopped_at.value_or(start); }
};

/// What the plugin asked of its host since the last look; read on the main thread.
struct PluginRequests {
    bool restart, callback, flush;
};

/// One instance. Main thread unless said otherwise; the audio-thread methods never allocate nor lock.
class HostedPlugin {
public:
    virtual ~HostedPlugin() = default;

    /// Names and defaults as the plugin told them last: it may change them when it is called on the main thread.
    virtual const std::vector<PluginParameter>& parameters() const = 0;
    virtual std::optional<double> parameter_from_text(uint32_t index, const std::string& text) = 0;
    virtual std::optional<std::string> parameter_text(uint32_t index, double value) = 0;
    virtual double parameter_value(uint32_t index) = 0;
    /// Sets values outside processing; the samples are ignored.
    virtual void flush(std::span<const ParameterChange> changes) = 0;

    virtual bool set_offline(bool offline) = 0;
    virtual bool activate(double sample_rate, uint32_t max_frames) = 0;
    virtual void deactivate() = 0;
    virtual uint32_t latency() = 0; // samples; while active
    virtual uint32_t tail() = 0;    // samples; UINT32_MAX: endless
    virtual std::string ports_text() const = 0;
    virtual bool may_process_in_place() const = 0;
    virtual bool has_editor() const = 0;
    // While inactive.
    /// Mono, stereo and the like: what a host may choose from, for people.
    virtual std::vector<std::string> layouts() = 0;
    virtual bool select_layout(size_t index) = 0;
    /// False when the plugin takes only the other sample size.
    virtual bool use_doubles(bool doubles) = 0;

    virtual bool save_state(std::vector<uint8_t>& bytes, size_t chunk) = 0;
    virtual bool load_state(const std::vector<uint8_t>& bytes, size_t chunk) = 0;
    virtual bool has_state() const = 0;

    virtual PluginRequests take_requests() = 0;
    virtual void on_main_thread() = 0;
    /// What the plugin logged, and which of the format's rules it broke, since the last call: report records.
    virtual std::vector<std::string> take_messages() = 0;
    /// What the plugin tells of its inside; null when it tells nothing.
    virtual PluginInside* inside() = 0;

    // Audio thread.
    virtual bool start_processing() = 0;
    virtual void stop_processing() = 0;
    virtual void reset() = 0;                     // between calls
    virtual void prepare(const Block& block) = 0; // fills ports and input events
    virtual bool call() = 0;                      // the callback itself and nothing else: what gets timed
    virtual void collect(EventCapture& events) = 0;
    virtual bool restart_wanted() const = 0;
    virtual std::span<const float* const> output() const = 0; // channels of the main output, of the last call
    virtual uint64_t output_flags() const = 0; // one bit a channel: said to be constant (CLAP) or silent (VST3)
};

/// A plugin file. Everything it made must be gone before it is.
class PluginLibrary {
public:
    virtual ~PluginLibrary() = default;
    virtual std::vector<PluginDescription> scan() = 0;
    /// A ready (initialised, inactive) instance, or nothing with the reason in `error`.
    virtual std::unique_ptr<HostedPlugin> create(const std::string& id, std::string& error) = 0;

    /// The same; throws std::runtime_error with the reason where there is none.
    std::unique_ptr<HostedPlugin> make(const std::string& id) {
        std::string error;
        auto plugin = create(id, error);
        if (plugin == nullptr)
            throw std::runtime_error(error);
        return plugin;
    }
};

} // namespace vocalmidi::host
