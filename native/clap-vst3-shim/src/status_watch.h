// What the engine says of itself, as the parameter Status shows it, and what of it the user has not been told yet.
// Main thread.
#pragma once

#include "engine_library.h"
#include "parameters.h"

#include <string>

namespace vocalmidi {

class StatusWatch {
public:
    // Any thread.
    static std::string text(const EngineLibrary& engine, vm_engine* handle, bool overloaded);

    // Looks at the engine and stores the level as the value of Status. True if level or text is a new one.
    bool look(const EngineLibrary& engine, vm_engine* handle, bool overloaded, Parameters& parameters);

    // What went wrong by the last look, with its remedy; empty when all is well and when it was told already.
    std::string takeWarning();

private:
    std::string text_;
    std::string told_; // the last warning
    uint32_t level_ = 0;
};

} // namespace vocalmidi
