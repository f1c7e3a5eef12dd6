// The audio loop: hands blocks of a recording to every instance in turn, the way a host's engine does.
#pragma once

#include "busy_wait.h"
#include "callback_log.h"
#include "callback_timer.h"
#include "hosted_plugin.h"
#include "request.h"
#include "rt_trap.h"
#include "trouble.h"

#include <atomic>
#include <random>

namespace vocalmidi::host {

/// The recording, channel after channel.
struct Recording {
    std::vector<float> samples;
    uint32_t channels = 0;
    int64_t frames = 0;
};

/// How long a pass plays, before what the plugins' tails add.
inline int64_t play_frames(const Request& request, const Recording& recording) {
    return request.play_frames > 0 ? request.play_frames : recording.frames;
}

/// How well the loop kept to the clock; all counts of blocks.
struct PaceCounts {
    uint64_t blocks = 0;
    uint64_t overruns = 0;    // all callbacks together took longer than the block lasts
    uint64_t late_starts = 0; // the thread was woken more than a block late: the machine's doing
    int64_t minor_faults = 0, major_faults = 0;
    uint64_t errors = 0;      // process calls that returned an error
    uint64_t bad_samples = 0; // NaN or infinity in the first instance's output
};

/// One pass over the recording. Made and read on the main thread; run() belongs to an audio thread.
class PlayLoop {
public:
    struct Voices {
        std::vector<HostedPlugin*> plugins;
        std::vector<EventCapture*> events; // one per plugin
        HostedPlugin* baseline;            // null: none
    };
    struct Timers {
        CallbackTimer* plugins;
        CallbackTimer* baseline;
        CallbackTimer* busy; // of the wait as long as the plugins' calls
        CallbackLog* log;    // null: not wanted
    };

    PlayLoop(const Request& request, const Recording& recording, std::vector<ParameterChange> automation, Voices voices,
             Timers timers, const RtTrap* trap);

    /// Plays until the end, or until a plugin wants a restart; run() again goes on from there.
    void run();
    bool finished() const { return position() >= end_; }
    /// Main thread, while not running: how much silence follows the recording, samples.
    void set_tail(int64_t frames);
    int64_t position() const { return position_.load(std::memory_order_relaxed); }
    int64_t end() const { return end_; }
    const PaceCounts& counts() const { return counts_; }
    Trouble& trouble() { return trouble_; }
    /// Keeps the first instance's main output from now on, up to `frames`; main thread.
    void keep_output(int64_t frames);
    const std::vector<std::vector<float>>& kept_output() const { return kept_; }

private:
    uint32_t next_block_length();
    Block make_block(uint32_t frames);
    bool play(const Block& block);
    struct Timed {
        int64_t start, length; // nanoseconds
    };
    Timed timed_call(HostedPlugin& plugin, CallbackTimer& timer, const Block& block);
    void call_baseline(const Block& block);
    void wait_as_long(const Block& block);
    void keep(const Block& block);
    void wait_for_clock(int64_t& epoch, uint32_t last_frames);

    const Request& request_;
    const Recording& recording_;
    const std::vector<ParameterChange> automation_;
    const Voices voices_;
    const Timers timers_;
    const RtTrap* const trap_;
    Trouble trouble_;
    int64_t play_end_, stop_at_, end_; // samples: the recording's end, the transport's stop, the pass's end
    std::atomic<int64_t> position_{0};
    std::minstd_rand random_;
    std::vector<const float*> channels_;
    std::vector<std::vector<float>> kept_;
    int64_t kept_frames_ = 0;
    size_t next_change_ = 0;
    BusyWait busy_;
    PaceCounts counts_;
};

} // namespace vocalmidi::host
