// One plugin instance, whatever the format: its engine, its parameters, and the callback while it is active.
// Main thread, unless said otherwise. Hosts that load states elsewhere, and the VST3 front's own thread, come at the
// same time: what the engine wants done by one thread at a time is.
#pragma once

#include "callback.h"
#include "engine_library.h"
#include "latency_summary.h"
#include "link.h"
#include "parameters.h"
#include "status_watch.h"
#include "vocalmidi_diagnostics.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace vocalmidi {

// A state is a few hundred bytes, and with scripts, their texts and what they keep, 1.5 MB at most; whatever is longer
// is not ours.
inline constexpr std::size_t kMaxStateBytes = 1 << 22;

// What the host and its user are to be told.
struct News {
    std::vector<std::string> log; // lines of scripts
    std::string warning;          // what went wrong, with its remedy; empty: nothing that was not told already
    bool pool = false;            // the script's parameters have changed by themselves
    bool display = false;         // names, values or texts of parameters have changed
    bool figures = false;         // what the latency monitor shows has changed: values alone
};

class Instance {
public:
    Instance() noexcept : callback_(parameters_) {}
    ~Instance();
    Instance(const Instance&) = delete;
    Instance& operator=(const Instance&) = delete;

    // Each returns false with the reason in error(). Nothing else may be asked before create has succeeded.
    bool create();
    bool activate(double sampleRate);
    void deactivate();
    bool saveState(std::vector<uint8_t>& bytes);
    bool loadState(const std::vector<uint8_t>& bytes);
    // While inactive, after Script was set: the script's parameters begin at its defaults.
    bool chooseScript();
    const std::string& error() const noexcept { return error_; }

    bool active() const noexcept { return active_; }
    // Samples; while inactive what the next activation would report.
    uint32_t latency() const noexcept;
    // Samples, with the parameters as they are now, active or not. Any thread but the audio thread.
    uint32_t latencyNow() const noexcept;
    // Samples until the voice's last note has ended, in the timing that plays now. Any thread.
    uint32_t tail() const noexcept;
    // True if a change waits for the host to deactivate and activate. Any thread, wait-free.
    bool needsRestart() const noexcept;

    // What is new since the last call. The host is told of it after every call that may change something, and when the
    // callback says so.
    News takeNews();

    // As it is now: the names and initial values of the script's parameters follow the script. Any thread.
    vm_parameter info(uint32_t id) const noexcept;
    // Any thread.
    bool toText(uint32_t id, double value, char* text, uint32_t size) const;
    bool fromText(uint32_t id, const char* text, double& value) const;
    // What runs, what went wrong, and what to do about it.
    std::string status() const;
    void read(vocalmidi_diagnostics& out) const;
    // As in vocalmidi_diagnostics.h. Any thread.
    uint32_t noteTimes(uint64_t& from, vocalmidi_note_time* out, uint32_t capacity) const noexcept;
    uint32_t profile(char* text, uint32_t capacity) const;
    uint32_t spans(uint64_t& from, vocalmidi_span* out, uint32_t capacity) const noexcept;

    Parameters& parameters() noexcept { return parameters_; }
    Callback& callback() noexcept { return callback_; }

private:
    uint32_t latencyAt(double sampleRate) const noexcept;
    bool latencies(double sampleRate, std::vector<double> values, std::vector<uint32_t>& samples);
    bool choose(std::vector<double>& values);
    void settle(const PoolWatch& pool);
    void lookAtStatus();
    void showFigures(const LatencySummary& latency);
    void drainLog();
    bool fail();
    LatencySummary latencySummary() const;
    std::string engineProfile() const;

    const EngineLibrary* engine_ = nullptr; // null until create has loaded it
    vm_engine* handle_ = nullptr;
    Parameters parameters_;
    Callback callback_;
    std::unique_ptr<Link> link_; // of the last activation: its counts stay readable
    std::vector<double> activeValues_;
    std::string error_;
    mutable std::mutex
        mutex_; // of the engine's main-thread functions and of what follows; never taken on the audio thread
    StatusWatch status_;
    std::vector<std::string> log_; // lines of scripts that nobody has been told yet
    double chosen_ = 0;            // value of Script by which the engine chose last
    bool poolNews_ = false;
    bool displayNews_ = false;
    bool figureNews_ = false;
    double sampleRate_ = 0;
    uint32_t latency_ = 0;
    bool active_ = false;
};

} // namespace vocalmidi
