#include "plugin_inside.h"

#include <cstring>

namespace vocalmidi::host {

std::vector<std::string> diagnostics_lines(PluginInside& inside) {
    vocalmidi_diagnostics_t d{};
    d.size = sizeof d;
    if (!inside.read(d))
        return {};
    std::vector<std::string> lines;
    const auto add = [&](const char* name, uint64_t value) {
        lines.push_back(std::string(name) + '\t' + std::to_string(value));
    };
    const auto add_ring = [&](const std::string& name, const vocalmidi_ring_use_t& ring) {
        add((name + "-capacity").c_str(), ring.capacity);
        add((name + "-high-water").c_str(), ring.high_water);
        add((name + "-refused").c_str(), ring.refused);
    };
    add_ring("audio-ring", d.audio);
    add_ring("message-ring", d.messages);
    add_ring("event-ring", d.events);
    add("gaps", d.gaps);
    add("late-events", d.late_events);
    add("worker-busy-ns", d.worker_busy_ns);
    add("worker-frames", d.worker_frames);
    lines.push_back(std::string("status\t") + std::string(d.status, strnlen(d.status, sizeof d.status)));
    return lines;
}

std::string profile_of(PluginInside& inside) {
    std::string text;
    // It may grow between the two calls.
    for (uint32_t size = inside.profile({}); size > text.size(); size = inside.profile(text))
        text.resize(size);
    text.resize(std::strlen(text.c_str()));
    return text;
}

} // namespace vocalmidi::host
