#include "status_watch.h"

#include "vocalmidi_diagnostics.h"

#include <algorithm>
#include <utility>

namespace vocalmidi {

namespace {

constexpr char kOverload[] = "Overload: audio was lost and the notes in it were ended; run fewer instances or free the "
                             "processor. ";

constexpr uint64_t kNotesToJudgeBy = 10; // before the user is told that they come late

} // namespace

std::string StatusWatch::text(const EngineLibrary& engine, vm_engine* handle, bool overloaded) {
    char text[VOCALMIDI_STATUS_SIZE] = "";
    engine.statusText(handle, text, sizeof(text));
    return overloaded ? std::string(kOverload) + text : text;
}

bool StatusWatch::look(const EngineLibrary& engine, vm_engine* handle, bool overloaded, const LatencySummary& latency,
                       Parameters& parameters) {
    uint32_t level = 0;
    engine.statusLevel(handle, &level);
    level_ = std::max(level, overloaded ? 1u : 0u);
    if (level_ == 0)
        told_.clear(); // the same again would be new
    const double before = parameters.get(VM_PARAMETER_STATUS);
    const double targetMs = parameters.get(VM_PARAMETER_LATENCY_TARGET);
    const bool missed = !latency.meets(targetMs);
    parameters.store(VM_PARAMETER_STATUS, std::max(level_, missed ? 1u : 0u));
    lateness_ = missed && latency.total.count >= kNotesToJudgeBy ? latency.sentence(targetMs) : "";
    std::string now = text(engine, handle, overloaded);
    const bool other = now != text_ || parameters.get(VM_PARAMETER_STATUS) != before;
    text_ = std::move(now);
    return other;
}

std::string StatusWatch::takeWarning() {
    std::string warning;
    if (level_ > 0 && told_ != text_)
        warning = told_ = text_;
    if (!lateness_.empty() && !std::exchange(latenessTold_, true))
        warning += (warning.empty() ? "" : " ") + lateness_;
    return warning;
}

} // namespace vocalmidi
