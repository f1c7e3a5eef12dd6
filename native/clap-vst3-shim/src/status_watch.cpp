#include "status_watch.h"

#include "vocalmidi_diagnostics.h"

#include <algorithm>
#include <utility>

namespace vocalmidi {

namespace {

constexpr char kOverload[] = "Overload: audio was lost and the notes in it were ended; run fewer instances or free the "
                             "processor. ";

} // namespace

std::string StatusWatch::text(const EngineLibrary& engine, vm_engine* handle, bool overloaded) {
    char text[VOCALMIDI_STATUS_SIZE] = "";
    engine.statusText(handle, text, sizeof(text));
    return overloaded ? std::string(kOverload) + text : text;
}

bool StatusWatch::look(const EngineLibrary& engine, vm_engine* handle, bool overloaded, Parameters& parameters) {
    uint32_t level = 0;
    engine.statusLevel(handle, &level);
    level_ = std::max(level, overloaded ? 1u : 0u);
    if (level_ == 0)
        told_.clear(); // the same again would be new
    const double before = parameters.get(VM_PARAMETER_STATUS);
    parameters.store(VM_PARAMETER_STATUS, level_);
    std::string now = text(engine, handle, overloaded);
    const bool other = now != text_ || parameters.get(VM_PARAMETER_STATUS) != before;
    text_ = std::move(now);
    return other;
}

std::string StatusWatch::takeWarning() {
    if (level_ == 0 || told_ == text_)
        return {};
    told_ = text_;
    return text_;
}

} // namespace vocalmidi
