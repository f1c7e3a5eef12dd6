// What a fuzzing run does next, drawn from its seed. The same draws for the same seed, whatever the threads do: all
// that an audio thread will need is drawn before it starts.
#pragma once

#include "hosted_plugin.h"

#include <random>

namespace vocalmidi::host {

/// One process call, and what comes with it.
struct FuzzCall {
    uint32_t frames;
    std::vector<ParameterChange> changes;
    std::vector<NoteInput> notes;
    bool reset_before;
};

/// Some process calls in a row.
struct FuzzBurst {
    std::vector<FuzzCall> calls;
    float hertz; // of the voice; 0: silence
    bool playing, with_buses, with_transport, in_place, stale_output_flags;
    uint32_t noise_seed;
};

class FuzzChoice {
public:
    explicit FuzzChoice(uint32_t seed) : random_(seed) {}

    /// 0 to count - 1.
    uint32_t pick(uint32_t count) { return static_cast<uint32_t>(random_() % count); }
    bool chance(uint32_t one_in) { return pick(one_in) == 0; }

    double sample_rate();
    uint32_t largest_block();
    std::vector<uint8_t> garbage();
    /// Sorted, inside the block; often few, at times a storm.
    std::vector<ParameterChange> changes(const HostedPlugin& plugin, int64_t start, uint32_t frames);
    /// From `position` on, in blocks of up to `largest`. Silent: neither voice nor changes nor notes.
    FuzzBurst burst(const HostedPlugin& plugin, int64_t position, uint32_t largest, bool silent);
    FuzzBurst silence(uint32_t frames);

    static constexpr uint32_t largest_frames = 8192;

private:
    std::vector<NoteInput> notes(int64_t start, uint32_t frames);

    std::minstd_rand random_;
};

} // namespace vocalmidi::host
