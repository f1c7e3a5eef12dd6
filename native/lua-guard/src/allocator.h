// Lua's memory: counted, capped, and no single block too large to be handled in one step.
#pragma once

#include "script.h"

namespace vocalmidi::lua {

/// A lua_Alloc; `script` is the Script.
void* allocate(void* script, void* block, size_t old_size, size_t new_size);

/// Has garbage wait longer while the script is small. To be called now and then.
void tune_collector(Script& script);

} // namespace vocalmidi::lua
