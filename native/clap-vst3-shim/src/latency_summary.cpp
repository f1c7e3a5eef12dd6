#include "latency_summary.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <vector>

namespace vocalmidi {

namespace {

constexpr uint32_t kLatest = 100;
constexpr char kMissed[] = ": docs/latency.md says what to do.";

bool isLate(const vocalmidi_note_time& note) noexcept {
    return note.latency > 0 && note.leave_sample > note.voice_sample + note.latency;
}

std::string whole(double value) {
    return std::to_string(static_cast<long>(value));
}

std::string brief(double value) {
    char text[32];
    const auto end = std::to_chars(text, text + sizeof(text), value, std::chars_format::general, 4).ptr;
    return {text, end};
}

} // namespace

bool LatencySummary::meets(double targetMs) const noexcept {
    if (aligned)
        return late * 20 <= total.count;
    return total.p95 <= targetMs;
}

std::string LatencySummary::sentence(double targetMs) const {
    if (total.count == 0)
        return {};
    const bool met = meets(targetMs);
    if (aligned)
        return "Latency " + whole(std::round(reportedMs)) + " ms as reported, " + std::to_string(late) + " of " +
               std::to_string(total.count) + " notes late" + (met ? "." : kMissed);
    // Rounded up, so that what is over the target does not look within it.
    return "Latency " + whole(std::round(total.p50)) + " ms (95 % within " + whole(std::ceil(total.p95)) +
           ", all within " + whole(std::ceil(total.max)) + "), target " + brief(targetMs) + " ms " +
           (met ? "met." : std::string("missed") + kMissed);
}

LatencySummary summarise(const LatencyMonitor& monitor, double sampleRate, uint32_t latency) {
    LatencySummary summary;
    summary.aligned = latency > 0;
    if (sampleRate <= 0)
        return summary;
    const double sampleMs = 1e3 / sampleRate;
    summary.reportedMs = latency * sampleMs;
    summary.notes = monitor.count();
    std::vector<vocalmidi_note_time> notes(kLatest);
    uint64_t from = summary.notes > kLatest ? summary.notes - kLatest : 0;
    notes.resize(monitor.copy(from, notes.data(), kLatest));
    std::vector<double> total, algorithm, waiting, compute;
    for (const vocalmidi_note_time& note : notes) {
        if ((note.latency > 0) != summary.aligned)
            continue; // of a timing that played before
        const double computeMs = 1e-6 * note.compute_ns;
        const double heldMs = static_cast<double>(note.leave_sample - note.decision_sample) * sampleMs;
        total.push_back(static_cast<double>(note.leave_sample - note.voice_sample) * sampleMs);
        algorithm.push_back(static_cast<double>(note.decision_sample - note.voice_sample) * sampleMs);
        waiting.push_back(std::max(0.0, heldMs - computeMs));
        compute.push_back(computeMs);
        summary.late += isLate(note) ? 1 : 0;
    }
    summary.total = distributionOf(std::move(total));
    summary.algorithm = distributionOf(std::move(algorithm));
    summary.waiting = distributionOf(std::move(waiting));
    summary.compute = distributionOf(std::move(compute));
    return summary;
}

} // namespace vocalmidi
