// What the ways of the latest notes come to.
#pragma once

#include "distribution.h"
#include "latency_monitor.h"

#include <string>

namespace vocalmidi {

// Milliseconds, of the latest notes in the timing that plays now: a hundred at most.
struct LatencySummary {
    bool aligned = false;
    double reportedMs = 0;  // to the host
    uint64_t notes = 0;     // since activation, in any timing
    uint64_t late = 0;      // aligned: of the latest, those that left after their place
    Distribution total;     // from the voice to leaving
    Distribution algorithm; // from the voice to the last sample that the note needed
    Distribution waiting;   // from there to leaving, less the worker's time; never below 0
    Distribution compute;   // the worker's time

    // Live: 95 % of the notes took no longer than that. Aligned: no more than 5 % were late. Without a note: true.
    bool meets(double targetMs) const noexcept;

    // In words, for people; empty without a note.
    std::string sentence(double targetMs) const;
};

// `latency`: samples reported to the host now, 0 live. Any thread.
LatencySummary summarise(const LatencyMonitor& monitor, double sampleRate, uint32_t latency);

} // namespace vocalmidi
