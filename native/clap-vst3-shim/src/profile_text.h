// Everything measured since activation as one JSON object; docs/latency.md has its fields.
#pragma once

#include "callback.h"
#include "latency_summary.h"

#include <string>

namespace vocalmidi {

struct ProfileSources {
    const Callback& callback;
    const LatencySummary& latency;
    vm_link* link; // null: never activated
    double sampleRate;
    double targetMs;
    bool offline;
    const std::string& engine; // JSON
};

std::string profileText(const ProfileSources& sources);

} // namespace vocalmidi
