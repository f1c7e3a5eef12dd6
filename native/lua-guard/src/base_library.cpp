// Functions of Lua's base library that must not hide a stop, run for long, or differ from run to run.
#include "budget.h"
#include "chains.h"
#include "libraries.h"

#include <cstdio>

#include <cstring>
#include <initializer_list>

namespace vocalmidi::lua {

namespace {

// Errors cost: making and catching them takes longer than the instructions say.
constexpr uint64_t kCaughtError = 2000;

// What a protected call left: success and results, or false and the error. A stop is no error that can be caught.
int finish_protected(lua_State* L, int status, lua_KContext before) {
    if (script_of(L).stopped)
        raise_stop(L);
    if (status == LUA_OK || status == LUA_YIELD)
        return lua_gettop(L) - static_cast<int>(before);
    charge(L, kCaughtError);
    lua_pushboolean(L, 0);
    lua_insert(L, -2);
    return 2;
}

int pcall_continued(lua_State* L, int status, lua_KContext before) {
    return finish_protected(L, status, before);
}

int base_pcall(lua_State* L) {
    luaL_checkany(L, 1);
    lua_pushboolean(L, 1);
    lua_insert(L, 1);
    const int status = lua_pcallk(L, lua_gettop(L) - 2, LUA_MULTRET, 0, 0, pcall_continued);
    return finish_protected(L, status, 0);
}

// The script's handler of errors hears nothing of a stop.
int call_error_handler(lua_State* L) {
    if (script_of(L).stopped)
        return 1;
    lua_pushvalue(L, lua_upvalueindex(1));
    lua_insert(L, 1);
    lua_call(L, lua_gettop(L) - 1, 1);
    return 1;
}

int base_xpcall(lua_State* L) {
    luaL_checktype(L, 2, LUA_TFUNCTION);
    lua_pushvalue(L, 2);
    lua_pushcclosure(L, call_error_handler, 1);
    lua_replace(L, 2);
    lua_pushboolean(L, 1);
    lua_pushvalue(L, 1);
    lua_rotate(L, 3, 2); // function, handler, true, function, arguments
    const int status = lua_pcallk(L, lua_gettop(L) - 4, LUA_MULTRET, 2, 2, pcall_continued);
    return finish_protected(L, status, 2);
}

// A __gc would run outside every budget, and what a weak table holds depends on when garbage is collected.
int base_setmetatable(lua_State* L) {
    luaL_checktype(L, 1, LUA_TTABLE);
    luaL_argexpected(L, lua_isnoneornil(L, 2) || lua_istable(L, 2), 2, "nil or table");
    lua_settop(L, 2);
    if (luaL_getmetafield(L, 1, "__metatable") != LUA_TNIL)
        return luaL_error(L, "cannot change a protected metatable");
    if (lua_istable(L, 2)) {
        for (const char* forbidden : {"__gc", "__mode"}) {
            lua_pushstring(L, forbidden);
            if (lua_rawget(L, 2) != LUA_TNIL)
                return luaL_error(L, "%s is not available in scripts", forbidden);
            lua_pop(L, 1);
        }
    }
    lua_settop(L, 2);
    lua_setmetatable(L, 1);
    measure_chains(L, 1);
    return 1;
}

int base_tostring(lua_State* L) {
    luaL_checkany(L, 1);
    push_text(L, 1, nullptr);
    return 1;
}

} // namespace

const char* push_text(lua_State* L, int index, size_t* length) {
    index = lua_absindex(L, index);
    if (luaL_callmeta(L, index, "__tostring")) {
        if (!lua_isstring(L, -1))
            luaL_error(L, "'__tostring' must return a string");
        return lua_tolstring(L, -1, length);
    }
    switch (lua_type(L, index)) {
    case LUA_TNUMBER:
    case LUA_TSTRING:
        lua_pushvalue(L, index);
        break;
    case LUA_TBOOLEAN:
        lua_pushstring(L, lua_toboolean(L, index) ? "true" : "false");
        break;
    default:
        lua_pushstring(L, luaL_typename(L, index));
        break;
    }
    return lua_tolstring(L, -1, length);
}

int log_values(lua_State* L) {
    Script& script = script_of(L);
    const int count = lua_gettop(L);
    char line[VL_LOG_LINE];
    size_t used = 0;
    for (int i = 1; i <= count; ++i) {
        size_t length = 0;
        const char* text = push_text(L, i, &length);
        if (i > 1 && used + 1 < sizeof line)
            line[used++] = ' ';
        for (size_t k = 0; k < length && used + 1 < sizeof line; ++k)
            line[used++] = text[k] < ' ' && text[k] >= 0 ? ' ' : text[k];
        lua_pop(L, 1);
    }
    // A text that was cut ends at a whole character.
    size_t end = used;
    while (used + 1 == sizeof line && end > 0 && (static_cast<unsigned char>(line[end - 1]) & 0xC0u) == 0x80u)
        --end;
    if (end < used && end > 0 && (static_cast<unsigned char>(line[end - 1]) & 0x80u) != 0)
        used = end - 1;
    charge(L, 100);
    if (script.log_count == kLogLines) {
        ++script.log_dropped;
        return 0;
    }
    std::memcpy(script.log[script.log_count], line, used);
    script.log[script.log_count++][used] = 0;
    return 0;
}

void open_base(lua_State* L) {
    const luaL_Reg functions[] = {
        {"pcall", base_pcall},       {"xpcall", base_xpcall}, {"setmetatable", base_setmetatable},
        {"tostring", base_tostring}, {"print", log_values},   {"log", log_values},
        {nullptr, nullptr}};
    lua_pushglobaltable(L);
    luaL_setfuncs(L, functions, 0);
    lua_pop(L, 1);
}

} // namespace vocalmidi::lua
