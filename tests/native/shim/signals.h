// Test signals. A sung tone is rich enough for any pitch tracker: a few harmonics over a steady fundamental.
#pragma once

#include <cmath>
#include <cstdint>
#include <vector>

namespace test {

// Mono, peak about 0.5, with 10 ms ramps.
inline std::vector<float> tone(double rate, double seconds, double hertz = 220) {
    std::vector<float> samples(static_cast<std::size_t>(rate * seconds));
    const double ramp = 0.01 * rate;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        const double t = static_cast<double>(i) / rate;
        double sum = 0;
        for (int h = 1; h <= 6; ++h)
            sum += std::sin(6.283185307179586 * hertz * h * t) / (h * h);
        const double fromEdge = static_cast<double>(std::min(i, samples.size() - 1 - i));
        samples[i] = static_cast<float>(0.4 * sum * std::min(1.0, fromEdge / ramp));
    }
    return samples;
}

inline std::vector<float> silence(double rate, double seconds) {
    return std::vector<float>(static_cast<std::size_t>(rate * seconds));
}

inline void append(std::vector<float>& to, const std::vector<float>& more) {
    to.insert(to.end(), more.begin(), more.end());
}

// Silence, two sung notes with a rest between, silence: about 2.2 s.
inline std::vector<float> melody(double rate) {
    std::vector<float> all = silence(rate, 0.3);
    append(all, tone(rate, 0.6, 220));
    append(all, silence(rate, 0.3));
    append(all, tone(rate, 0.5, 330));
    append(all, silence(rate, 0.5));
    return all;
}

} // namespace test
