// beats, to_seconds, to_beats and the table `transport`.
#include "libraries.h"

#include <cstring>

namespace vocalmidi::lua {

namespace {

constexpr const char* kBeats = "beats";

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
    luaL_setmetatable(L, kBeats);
    return 1;
}

int beats_text(lua_State* L) {
    lua_pushfstring(L, "beats(%f)", *static_cast<lua_Number*>(luaL_checkudata(L, 1, kBeats)));
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

int transport_field(lua_State* L) {
    const char* name = luaL_checkstring(L, 2);
    const vl_moment& now = now_of(L, "transport");
    const auto is = [name](const char* field) { return std::strcmp(name, field) == 0; };
    if (is("playing"))
        lua_pushboolean(L, now.playing);
    else if (is("beat"))
        lua_pushnumber(L, now.beats);
    else if (is("tempo"))
        lua_pushnumber(L, now.tempo);
    else if (is("bar"))
        lua_pushinteger(L, now.bar);
    else if (is("beats_per_bar"))
        lua_pushinteger(L, now.beats_per_bar);
    else if (is("beat_unit"))
        lua_pushinteger(L, now.beat_unit);
    else if (is("seconds"))
        lua_pushnumber(L, now.seconds);
    else if (is("loop"))
        lua_pushboolean(L, now.loop);
    else if (is("loop_start"))
        lua_pushnumber(L, now.loop_start);
    else if (is("loop_end"))
        lua_pushnumber(L, now.loop_end);
    else
        return luaL_error(L, "transport has no field '%s'", name);
    return 1;
}

int read_only(lua_State* L) {
    return luaL_error(L, "transport can only be read");
}

} // namespace

bool to_time(lua_State* L, int index, double* time, bool* in_beats) {
    if (const void* beats = luaL_testudata(L, index, kBeats)) {
        *time = *static_cast<const lua_Number*>(beats);
        *in_beats = true;
        return true;
    }
    int is_number = 0;
    *time = lua_tonumberx(L, index, &is_number);
    *in_beats = false;
    return is_number != 0;
}

void open_time(lua_State* L) {
    luaL_newmetatable(L, kBeats);
    lua_pushcfunction(L, beats_text);
    lua_setfield(L, -2, "__tostring");
    lua_pushliteral(L, "protected");
    lua_setfield(L, -2, "__metatable");
    lua_pop(L, 1);

    const luaL_Reg functions[] = {{"beats", time_beats},
                                  {"to_seconds", to_seconds},
                                  {"seconds", to_seconds},
                                  {"to_beats", to_beats},
                                  {nullptr, nullptr}};
    lua_pushglobaltable(L);
    luaL_setfuncs(L, functions, 0);
    lua_newuserdatauv(L, 0, 0);
    lua_createtable(L, 0, 3);
    lua_pushcfunction(L, transport_field);
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
