// What the engine says of itself and the monitor of the notes, as the parameter Status shows it, and what of it the
// user has not been told yet.
// Main thread.
#pragma once

#include "engine_library.h"
#include "latency_summary.h"
#include "parameters.h"

#include <string>

namespace vocalmidi {

class StatusWatch {
public:
    // Any thread.
    static std::string text(const EngineLibrary& engine, vm_engine* handle, bool overloaded);

    // Looks at the engine, and stores the level as the value of Status; notes that came too late raise it too. True if
    // the level or the engine's text is a new one: how late notes are changes with every note.
    bool look(const EngineLibrary& engine, vm_engine* handle, bool overloaded, const LatencySummary& latency,
              Parameters& parameters);

    // What went wrong by the last look, with its remedy; empty when all is well and when it was told already.
    std::string takeWarning();

    // Late notes are told once for each activation.
    void activated() noexcept { latenessTold_ = false; }

private:
    std::string text_;
    std::string told_;     // the last warning
    std::string lateness_; // what to say of late notes; empty: nothing
    uint32_t level_ = 0;   // but for late notes
    bool latenessTold_ = false;
};

} // namespace vocalmidi
