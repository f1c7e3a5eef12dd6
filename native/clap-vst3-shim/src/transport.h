// The host's song position, and what of it is news. [audio-thread] unless said otherwise.
#pragma once

#include "vocalmidi_abi.h"

#include <cstdint>

namespace vocalmidi {

// What a host tells of a moment, as far as it does.
struct Transport {
    bool playing = false;
    bool loops = false;
    bool hasSeconds = false;
    bool hasBeats = false;
    double seconds = 0;
    double beats = 0;    // quarter notes since the song's start
    double tempo = 120;  // quarter notes a minute
    double barBeats = 0; // where the bar began
    int32_t bar = 0;
    uint16_t beatsPerBar = 4;
    uint16_t beatUnit = 4;
    double loopStart = 0, loopEnd = 0; // beats
};

// Keeps the position that was news last and runs on from it; a host tells it again in every block.
class TransportWatch {
public:
    enum class News {
        none,      // as expected
        first,     // nothing was known
        otherwise, // the same place in the song, but another tempo, signature or loop, or a correction
        elsewhere  // started, stopped, or at another place
    };

    // [main-thread, while inactive, or audio-thread]
    void forget(double sampleRate) noexcept;

    News take(const Transport& now, int64_t at) noexcept;
    // The position at a stream sample, reckoned from what was told last.
    vm_transport at(int64_t sample) const noexcept;

private:
    News compare(const Transport& now, int64_t at) const noexcept;
    bool jumped(const Transport& now, int64_t at) const noexcept;
    double secondsBetween(int64_t from, int64_t to) const noexcept;

    Transport seen_; // in the latest block
    int64_t seenAt_ = 0;
    Transport told_; // at the latest news
    int64_t toldAt_ = 0;
    double sampleRate_ = 48000;
    bool knows_ = false;
};

} // namespace vocalmidi
