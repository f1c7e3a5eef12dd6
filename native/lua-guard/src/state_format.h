// The table `state` as bytes: a version, then one table; a table is its keys and values in turn, then an end.
#pragma once

#include "script.h"

namespace vocalmidi::lua {

constexpr uint8_t kStateVersion = 1;
constexpr int kDeepestState = 32;
enum StateTag : uint8_t { kFalse = 1, kTrue = 2, kInteger = 3, kNumber = 4, kText = 5, kTable = 6, kEnd = 7 };

/// Where Script::state stands, and the first thing that is no plain data.
struct StateWriter {
    Script& script;
    size_t path_length;
    int depth;
    bool full;
    const void* inside[kDeepestState]; // the tables around the value
    char path[160];
    char problem[320];
};

/// Bytes that are left to read.
struct StateReader {
    const uint8_t* at;
    const uint8_t* end;
    int depth;
};

/// For run_protected; the argument is a StateWriter. Puts the global `state` into Script::state.
int write_state(lua_State* L);

/// For run_protected; the argument is a StateReader. Puts what it holds into the global `state`, or raises an error
/// and changes nothing.
int read_state(lua_State* L);

} // namespace vocalmidi::lua
