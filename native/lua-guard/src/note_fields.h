// A note's fields as upvalues of the functions for notes: a name that is a Lua text already costs no look-up.
#pragma once

#include "script.h"

namespace vocalmidi::lua {

/// Places of the upvalues that push_note_upvalues makes; the running function must have been made with them.
enum NoteUpvalue : int {
    kId = 1,
    kKey,
    kPitch,
    kVelocity,
    kLevel,
    kChannel,
    kStart,
    kStartBeats,
    kLength,
    kLengthBeats,
    kNotes,  // table: id of an incoming note -> its table
    kTimers, // table: id -> function
    kNoteUpvalues = kTimers
};

/// Pushes kNoteUpvalues values; the tables are those at the given places of the stack. Raises errors.
void push_note_upvalues(lua_State* L, int notes, int timers);

/// The name of a field as messages show it.
const char* name_of(NoteUpvalue field);

/// Pushes a field of the table at `table`, an absolute index; gives its type. May call __index.
inline int push_field(lua_State* L, int table, NoteUpvalue field) {
    lua_pushvalue(L, lua_upvalueindex(field));
    return lua_gettable(L, table);
}

/// A field that is a finite number; false, and `value` unchanged, if it is nil. Raises errors.
bool number_field(lua_State* L, int table, NoteUpvalue field, double* value);

/// Reads what emit is to play from the table at `table`; what is missing comes from the call's note. Raises errors.
void read_note(lua_State* L, int table, const vl_call& call, vl_command& command);

/// Whether the call is about a note that came in.
bool is_incoming(const vl_call& call);

} // namespace vocalmidi::lua
