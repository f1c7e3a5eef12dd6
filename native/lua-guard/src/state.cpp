#include "state.h"

#include "calls.h"
#include "state_format.h"

#include <cstdio>

namespace vocalmidi::lua {

vl_status save_state(Script& script) {
    script.state_count = 0;
    StateWriter writer{script, 5, 0, false, {}, "state", ""};
    // Reading runs no Lua, so a stopped script's state is saved, too; it stays stopped, for the same reason.
    const bool stopped = script.stopped;
    const vl_fault fault = script.fault;
    script.stopped = false;
    const vl_status status = run_protected(script, write_state, &writer, script.limits.work_at_load);
    if (stopped) {
        script.stopped = true;
        if (status == VL_OK && !writer.full && writer.problem[0] == 0)
            script.fault = fault;
    }
    if (status != VL_OK) {
        script.state_count = 0;
        return status;
    }
    if (writer.full) {
        script.state_count = 0;
        std::snprintf(writer.problem, sizeof writer.problem, "state is too large to be saved (at most %d KB)",
                      static_cast<int>(kStateBytes / 1024));
    }
    if (writer.problem[0] == 0)
        return VL_OK;
    script.fault.kind = VL_FAULT_ERROR;
    std::snprintf(script.fault.message, sizeof script.fault.message, "%s", writer.problem);
    return VL_ERROR;
}

vl_status load_state(Script& script, const uint8_t* bytes, size_t count) {
    StateReader reader{bytes, bytes + count, 0};
    return run_protected(script, read_state, &reader, script.limits.work_at_load);
}

} // namespace vocalmidi::lua
