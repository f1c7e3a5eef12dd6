// One script: its Lua state, its budget, and what its last call left behind.
#pragma once

#include "block_cache.h"
#include "vocalmidi_lua.h"

#include <cstddef>
#include <cstdint>
#include <lua.hpp>

namespace vocalmidi::lua {

constexpr uint32_t kLogLines = 32;
constexpr int kMostTimers = 512;
constexpr int kMostStacks = 64;
constexpr size_t kStateBytes = 64 * 1024;

// What lies on the main thread's stack for the life of the script.
constexpr int kErrorHandler = 1;
constexpr int kRunHandler = 2;  // function: runs the handler that is its argument
constexpr int kGlobals = 3;     // table
constexpr int kNotesTable = 4;  // id of an incoming note -> its table
constexpr int kTimersTable = 5; // id -> function
constexpr int kParameters = 6;  // see parameters.cpp
constexpr int kHandlerNames = 7;
constexpr int kResting = kHandlerNames + VL_ON_TIMER - 1;

/// Plain data: errors leave C functions and hooks by longjmp, so nothing in them may need a destructor.
struct Script {
    lua_State* main;
    lua_State* running; // the coroutine that runs, or main
    vl_limits limits;

    // What the call has spent, and whether the script has been stopped for good.
    uint64_t work;
    uint64_t allowed;
    uint64_t instruction_price;
    int64_t began_ns; // of the thread's processor time
    uint32_t hooks;
    bool stopped;

    // Memory.
    BlockCache blocks;
    uint64_t bytes;
    bool large; // its garbage is collected sooner
    uint64_t longest_text;
    uint64_t deepest_stack;
    uint64_t most_keys;          // places for keys that are no list
    uint64_t longest_chain;      // of tables that look on in other tables
    uint64_t longest_call_chain; // of tables that call other tables
    uint64_t largest_block;      // of a table: walking over its empty places takes that long
    bool reading;                // a text: Lua keeps its names in a table of its own
    bool stack_follows;          // Lua has just made a thread: the next block is its stack
    bool refused_once;
    const void* stacks[kMostStacks + 2];
    int stack_count;

    // The call.
    const vl_call* call; // null while loading
    vl_status result;
    vl_fault fault;
    vl_command* commands;
    uint32_t command_count;
    int32_t emitted; // of the commands
    int32_t next_id;
    int32_t timers;
    char name[64];

    char log[kLogLines][VL_LOG_LINE];
    uint32_t log_count;
    uint32_t log_dropped;

    vl_parameter parameters[VL_PARAMETERS];
    double values[VL_PARAMETERS];
    uint32_t parameter_count;

    const void* beats_metatable; // of what beats(x) gives
    vl_moment shown;             // what the table behind `transport` says

    uint64_t random[4];

    uint8_t* state; // kStateBytes
    size_t state_count;
};

inline Script& script_of(lua_State* L) {
    return **static_cast<Script**>(lua_getextraspace(L));
}

} // namespace vocalmidi::lua
