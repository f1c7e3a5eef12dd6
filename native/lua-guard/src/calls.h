// The way into a script: everything that may raise an error runs below one protected call.
#pragma once

#include "script.h"

namespace vocalmidi::lua {

/// On the main thread's stack at kErrorHandler: notes an error's message and line.
int on_error(lua_State* L);

/// Opens the sandbox in a new state, and leaves on its stack what calls need. False: there is no memory.
bool open(Script& script);

vl_status load(Script& script, const char* text, size_t bytes, const char* name, bool user);
vl_status run(Script& script, const vl_call& call);

/// Whether the script has a function of that name now.
bool has_handler(Script& script, int32_t handler);

/// Empties one of the tables on the main thread's stack.
void forget_all(Script& script, int table);

/// Runs a C function under `work`; VL_OK, VL_ERROR or VL_STOPPED, with the fault noted.
vl_status run_protected(Script& script, lua_CFunction function, void* argument, uint64_t work);

} // namespace vocalmidi::lua
