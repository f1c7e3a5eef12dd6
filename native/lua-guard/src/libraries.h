// What a script finds in its globals: Lua's own libraries without what reaches outside, runs for long or differs
// from run to run, and the functions for notes.
#pragma once

#include "script.h"

namespace vocalmidi::lua {

constexpr double kLongestTime = 3600; // seconds or beats: of a note, and ahead of now

/// Places of tables on the stack that Script's functions remember things in; see kNotesTable and the others.
struct SandboxTables {
    int notes;
    int timers;
    int parameters;
    int song;
};

/// Opens everything. Raises errors.
void open_sandbox(lua_State* L, const SandboxTables& tables);

// Each adds its functions to the globals or to the library's table, over Lua's own. Raise errors.
void open_base(lua_State* L);
void open_pairs(lua_State* L);
void open_coroutine(lua_State* L);
void open_string(lua_State* L);
void open_patterns(lua_State* L);
void open_table(lua_State* L);
void open_random(lua_State* L);
void open_notes(lua_State* L, int notes, int timers);
void open_time(lua_State* L, int song);
void open_parameters(lua_State* L, int parameters);

/// Fits Lua's tostring, but shows no addresses: they would differ from run to run. Pushes a string. May call
/// __tostring.
const char* push_text(lua_State* L, int index, size_t* length);

/// `print` and `log`.
int log_values(lua_State* L);

/// Pushes a list of a table's keys in an order that is the same in every run: numbers, strings, booleans, others.
void push_sorted_keys(lua_State* L, int table);

/// Replaces a library's function by one that first charges for the length of its text arguments.
void charge_for_texts(lua_State* L, int library, const char* name);

/// Puts a parameter's value where its handle shows it. Outside calls too: takes no memory, raises nothing.
void show_parameter(Script& script, uint32_t index);

/// Puts what of the call's transport has changed into the table at `song`. Raises errors.
void show_song(lua_State* L, int song, const vl_moment& now);

/// Seeds the generator behind random().
void seed_random(Script& script, uint64_t seed);

/// A time that the script gave: a number, or beats(x). False if it is neither.
bool to_time(lua_State* L, int index, double* time, bool* in_beats);

/// The incoming note as the script's table: the same table for one note in all handlers. The running function must
/// have the upvalues of note_fields.h.
void push_note(lua_State* L, const vl_call& call);

} // namespace vocalmidi::lua
