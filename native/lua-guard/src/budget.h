// What a call may spend, counted in work.
#pragma once

#include "script.h"

namespace vocalmidi::lua {

/// Starts a call's budget.
void begin_budget(Script& script, uint64_t allowed);

/// Adds work; raises the stop if the budget is spent.
void charge(lua_State* L, uint64_t units);

/// As charge, but only says whether the script may go on: for where nothing may be raised.
bool afford(Script& script, uint64_t units);

/// Notes why the script is stopped for good, and where; not where while Lua moves its stack, which then cannot be read.
/// Raises nothing, takes no memory.
void note_stop(Script& script, int32_t kind, const char* message, bool stack_moves = false);

/// Leaves the script after note_stop. What catches errors must ask Script::stopped and call this again.
[[noreturn]] void raise_stop(lua_State* L);

/// The instruction's price has changed: longer texts, deeper stacks, larger tables and chains of tables make single
/// instructions take longer. Raises nothing.
void update_price(Script& script);

/// The line of the user's script that runs; 0 if none does.
int line_of(Script& script, lua_State* L);

} // namespace vocalmidi::lua
