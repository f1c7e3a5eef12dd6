// The table `state` as bytes and back: plain data only, the same bytes for the same data.
#pragma once

#include "script.h"

namespace vocalmidi::lua {

/// Into Script::state. VL_ERROR: something was left out, and the fault says what.
vl_status save_state(Script& script);

/// VL_ERROR and nothing changed if the bytes are no state.
vl_status load_state(Script& script, const uint8_t* bytes, size_t count);

} // namespace vocalmidi::lua
