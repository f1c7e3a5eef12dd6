// beats, to_seconds, to_beats and the table `transport`.
#include "libraries.h"

namespace vocalmidi::lua {

namespace {

enum Field : int { kPlaying = 1, kBeat, kTempo, kBar, kBeatsPerBar, kBeatUnit, kSeconds, kLoop, kLoopStart, kLoopEnd };

// In the order of Field.
const char* const kFields[] = {"playing",   "beat",    "tempo", "bar",        "beats_per_bar",
                               "beat_unit", "seconds", "loop",  "loop_start", "loop_end"};

const vl_moment& now_of(lua_State* L, const char* what) {
    const Script& script = script_of(L);
    if (!script.call)
        luaL_error(L, "%s is known only inside handlers (on_note, on_beat ...), not while the script loads", what);
    return script.call->now;
}

// beats(x): a time or a delay counted in quarter notes.
int time_beats(lua_State* L) {
    const lua_Number beats = luaL_checknumber(L, 1);
    *static_cast<lua_Number*>(lua_newuserdatauv(L, sizeof beats, 0)) = beats;
    lua_pushvalue(L, lua_upvalueindex(1));
    lua_setmetatable(L, -2);
    return 1;
}

int beats_text(lua_State* L) {
    double beats = 0;
    bool in_beats = false;
    to_time(L, 1, &beats, &in_beats);
    lua_pushfstring(L, "beats(%f)", beats);
    return 1;
}

int to_seconds(lua_State* L) {
    const vl_moment& now = now_of(L, "to_seconds");
    double beats = 0;
    bool in_beats = false;
    luaL_argexpected(L, to_time(L, 1, &beats, &in_beats), 1, "number of beats");
    lua_pushnumber(L, now.seconds + (beats - now.beats) * 60 / now.tempo);
    return 1;
}

int to_beats(lua_State* L) {
    const vl_moment& now = now_of(L, "to_beats");
    lua_pushnumber(L, now.beats + (luaL_checknumber(L, 1) - now.seconds) * now.tempo / 60);
    return 1;
}

// Upvalue: name of a field -> its number.
int transport_field(lua_State* L) {
    const vl_moment& now = now_of(L, "transport");
    lua_pushvalue(L, 2);
    lua_rawget(L, lua_upvalueindex(1));
    switch (lua_tointeger(L, -1)) {
    case kPlaying:
        lua_pushboolean(L, now.playing);
        break;
    case kBeat:
        lua_pushnumber(L, now.beats);
        break;
    case kTempo:
        lua_pushnumber(L, now.tempo);
        break;
    case kBar:
        lua_pushinteger(L, now.bar);
        break;
    case kBeatsPerBar:
        lua_pushinteger(L, now.beats_per_bar);
        break;
    case kBeatUnit:
        lua_pushinteger(L, now.beat_unit);
        break;
    case kSeconds:
        lua_pushnumber(L, now.seconds);
        break;
    case kLoop:
        lua_pushboolean(L, now.loop);
        break;
    case kLoopStart:
        lua_pushnumber(L, now.loop_start);
        break;
    case kLoopEnd:
        lua_pushnumber(L, now.loop_end);
        break;
    default:
        return luaL_error(L, "transport has no field '%s'", luaL_checkstring(L, 2));
    }
    return 1;
}

int read_only(lua_State* L) {
    return luaL_error(L, "transport can only be read");
}

} // namespace

bool to_time(lua_State* L, int index, double* time, bool* in_beats) {
    if (lua_type(L, index) == LUA_TUSERDATA && lua_getmetatable(L, index)) {
        const bool is_beats = lua_topointer(L, -1) == script_of(L).beats_metatable;
        lua_pop(L, 1);
        if (is_beats) {
            *time = *static_cast<const lua_Number*>(lua_touserdata(L, index));
            *in_beats = true;
            return true;
        }
    }
    int is_number = 0;
    *time = lua_tonumberx(L, index, &is_number);
    *in_beats = false;
    return is_number != 0;
}

void open_time(lua_State* L) {
    lua_pushglobaltable(L);
    const luaL_Reg functions[] = {
        {"to_seconds", to_seconds}, {"seconds", to_seconds}, {"to_beats", to_beats}, {nullptr, nullptr}};
    luaL_setfuncs(L, functions, 0);

    lua_createtable(L, 0, 3); // the metatable of times in beats
    script_of(L).beats_metatable = lua_topointer(L, -1);
    lua_pushliteral(L, "beats");
    lua_setfield(L, -2, "__name");
    lua_pushcfunction(L, beats_text);
    lua_setfield(L, -2, "__tostring");
    lua_pushliteral(L, "protected");
    lua_setfield(L, -2, "__metatable");
    lua_pushvalue(L, -1);
    lua_rawsetp(L, LUA_REGISTRYINDEX, script_of(L).beats_metatable);
    lua_pushcclosure(L, time_beats, 1);
    lua_setfield(L, -2, "beats");

    lua_newuserdatauv(L, 0, 0);
    lua_createtable(L, 0, 3);
    lua_createtable(L, 0, 10);
    for (int field = kPlaying; field <= kLoopEnd; ++field) {
        lua_pushinteger(L, field);
        lua_setfield(L, -2, kFields[field - 1]);
    }
    lua_pushcclosure(L, transport_field, 1);
    lua_setfield(L, -2, "__index");
    lua_pushcfunction(L, read_only);
    lua_setfield(L, -2, "__newindex");
    lua_pushliteral(L, "protected");
    lua_setfield(L, -2, "__metatable");
    lua_setmetatable(L, -2);
    lua_setfield(L, -2, "transport");
    lua_pop(L, 1);
}

} // namespace vocalmidi::lua
