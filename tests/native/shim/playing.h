// Playing signals through a MiniHost, and counting what came out.
#pragma once

#include "mini_host.h"
#include "signals.h"

#include <algorithm>
#include <vector>

namespace test {

inline std::vector<float> part(const std::vector<float>& all, std::size_t from, std::size_t count) {
    const auto begin = all.begin() + static_cast<std::ptrdiff_t>(from);
    return {begin, begin + static_cast<std::ptrdiff_t>(std::min(count, all.size() - from))};
}

// The whole signal in blocks of `block` samples (0: pseudo-random sizes 1..1500).
inline std::vector<OutEvent> play(MiniHost& host, const std::vector<float>& signal, std::size_t block) {
    uint32_t random = 12345;
    for (std::size_t at = 0; at < signal.size();) {
        random = random * 1664525u + 1013904223u;
        const std::size_t size = block > 0 ? block : 1 + (random >> 8) % 1500;
        const std::vector<float> piece = part(signal, at, size);
        host.process(piece);
        at += piece.size();
    }
    return host.events;
}

inline int noteOns(const std::vector<OutEvent>& events) {
    return static_cast<int>(
        std::count_if(events.begin(), events.end(), [](const OutEvent& e) { return e.isNoteOn(); }));
}

inline int noteOffs(const std::vector<OutEvent>& events) {
    return static_cast<int>(
        std::count_if(events.begin(), events.end(), [](const OutEvent& e) { return e.isNoteOff(); }));
}

} // namespace test
