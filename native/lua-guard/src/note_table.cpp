// An incoming note as the table that a script sees.
#include "libraries.h"
#include "note_fields.h"

namespace vocalmidi::lua {

namespace {

// In the order of NoteUpvalue.
const char* const kNames[] = {"id",      "key",   "pitch",       "velocity", "level",
                              "channel", "start", "start_beats", "length",   "length_beats"};

// In a new table: nothing listens to it yet.
void put_new(lua_State* L, NoteUpvalue field, double value) {
    lua_pushvalue(L, lua_upvalueindex(field));
    lua_pushnumber(L, value);
    lua_rawset(L, -3);
}

void put_new(lua_State* L, NoteUpvalue field, int32_t value) {
    lua_pushvalue(L, lua_upvalueindex(field));
    lua_pushinteger(L, value);
    lua_rawset(L, -3);
}

void put(lua_State* L, NoteUpvalue field, double value) {
    lua_pushvalue(L, lua_upvalueindex(field));
    lua_pushnumber(L, value);
    lua_settable(L, -3);
}

} // namespace

const char* name_of(NoteUpvalue field) {
    return kNames[field - 1];
}

void push_note_upvalues(lua_State* L, int notes, int timers) {
    luaL_checkstack(L, kNoteUpvalues, nullptr);
    for (const char* name : kNames)
        lua_pushstring(L, name);
    lua_pushvalue(L, notes);
    lua_pushvalue(L, timers);
}

void push_note(lua_State* L, const vl_call& call) {
    const vl_note& note = call.note;
    if (lua_rawgeti(L, lua_upvalueindex(kNotes), note.id) != LUA_TTABLE) {
        lua_pop(L, 1);
        lua_createtable(L, 0, 12);
        put_new(L, kId, note.id);
        put_new(L, kKey, note.key);
        put_new(L, kPitch, note.pitch);
        put_new(L, kVelocity, note.velocity);
        put_new(L, kLevel, note.level);
        put_new(L, kChannel, note.channel);
        put_new(L, kStart, note.start);
        put_new(L, kStartBeats, note.start_beats);
        lua_pushvalue(L, -1);
        lua_rawseti(L, lua_upvalueindex(kNotes), note.id);
    } else {
        put(L, kPitch, note.pitch);
        put(L, kLevel, note.level);
    }
    if (note.ended) {
        put(L, kLength, note.length);
        put(L, kLengthBeats, note.length_beats);
    }
}

} // namespace vocalmidi::lua
