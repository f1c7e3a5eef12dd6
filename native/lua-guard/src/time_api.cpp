// beats, to_seconds, to_beats and the table `transport`.
#include "libraries.h"

#include <cstring>

namespace vocalmidi::lua {

namespace {

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

// What is not in the table behind `transport`: what changes with every call; while a script loads, everything.
int transport_field(lua_State* L) {
    const char* name = luaL_checkstring(L, 2);
    const vl_moment& now = now_of(L, "transport");
    const auto is = [name](const char* field) { return std::strcmp(name, field) == 0; };
    if (is("beat"))
        lua_pushnumber(L, now.beats);
    else if (is("bar"))
        lua_pushinteger(L, now.bar);
    else if (is("seconds"))
        lua_pushnumber(L, now.seconds);
    else
        return luaL_error(L, "transport has no field '%s'", name);
    return 1;
}

void show(lua_State* L, int song, const char* name, double value) {
    lua_pushstring(L, name);
    lua_pushnumber(L, value);
    lua_rawset(L, song);
}

void show_whole(lua_State* L, int song, const char* name, int32_t value) {
    lua_pushstring(L, name);
    lua_pushinteger(L, value);
    lua_rawset(L, song);
}

void show_either(lua_State* L, int song, const char* name, int32_t value) {
    lua_pushstring(L, name);
    lua_pushboolean(L, value);
    lua_rawset(L, song);
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

void show_song(lua_State* L, int song, const vl_moment& now) {
    vl_moment& shown = script_of(L).shown;
    if (now.tempo == shown.tempo && now.playing == shown.playing && now.loop == shown.loop &&
        now.beats_per_bar == shown.beats_per_bar && now.beat_unit == shown.beat_unit &&
        now.loop_start == shown.loop_start && now.loop_end == shown.loop_end)
        return;
    show(L, song, "tempo", now.tempo);
    show(L, song, "loop_start", now.loop_start);
    show(L, song, "loop_end", now.loop_end);
    show_whole(L, song, "beats_per_bar", now.beats_per_bar);
    show_whole(L, song, "beat_unit", now.beat_unit);
    show_either(L, song, "playing", now.playing);
    show_either(L, song, "loop", now.loop);
    shown = now;
}

void open_time(lua_State* L, int song) {
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
    lua_createtable(L, 0, 1); // of the table `song`
    lua_pushcfunction(L, transport_field);
    lua_setfield(L, -2, "__index");
    lua_setmetatable(L, song);
    lua_pushvalue(L, song);
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
