// Chains of tables: where a field is missing, Lua asks the metatable's __index, which may be a table that asks its own,
// and so on, all in one instruction. The same goes for __newindex and __call.
#pragma once

#include "script.h"

namespace vocalmidi::lua {

/// Follows the chains that begin at the value at `index`, and has instructions cost what the longest takes.
void measure_chains(lua_State* L, int index);

/// The same for the values that a function holds which is just being interrupted: a chain may have been put together
/// after setmetatable. Who knows where the looks fall can still hide one; then the clock ends it.
void look_for_chains(lua_State* L, lua_Debug* frame);

} // namespace vocalmidi::lua
