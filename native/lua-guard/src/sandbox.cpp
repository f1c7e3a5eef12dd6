#include "libraries.h"

#include <initializer_list>

namespace vocalmidi::lua {

namespace {

void open_standard(lua_State* L, const char* name, lua_CFunction open) {
    luaL_requiref(L, name, open, 1);
    lua_pop(L, 1);
}

void remove(lua_State* L, const char* library, std::initializer_list<const char*> names) {
    if (library)
        lua_getglobal(L, library);
    else
        lua_pushglobaltable(L);
    for (const char* name : names) {
        lua_pushnil(L);
        lua_setfield(L, -2, name);
    }
    lua_pop(L, 1);
}

// "x":f() works through the metatable of strings, which no script may get at.
void protect_string_metatable(lua_State* L) {
    lua_pushliteral(L, "");
    if (lua_getmetatable(L, -1)) {
        lua_pushliteral(L, "protected");
        lua_setfield(L, -2, "__metatable");
        lua_pop(L, 1);
    }
    lua_pop(L, 1);
}

} // namespace

void open_sandbox(lua_State* L, const SandboxTables& tables) {
    open_standard(L, LUA_GNAME, luaopen_base);
    open_standard(L, LUA_TABLIBNAME, luaopen_table);
    open_standard(L, LUA_STRLIBNAME, luaopen_string);
    open_standard(L, LUA_UTF8LIBNAME, luaopen_utf8);
    open_standard(L, LUA_MATHLIBNAME, luaopen_math);
    open_standard(L, LUA_COLIBNAME, luaopen_coroutine);
    remove(L, nullptr, {"load", "loadfile", "dofile", "require", "collectgarbage", "warn"});
    remove(L, LUA_STRLIBNAME, {"dump", "pack", "unpack", "packsize"});
    // Lua keeps what was opened; nothing of it may be reached past the globals.
    lua_pushnil(L);
    lua_setfield(L, LUA_REGISTRYINDEX, LUA_LOADED_TABLE);
    open_base(L);
    open_pairs(L);
    open_coroutine(L);
    open_string(L);
    open_patterns(L);
    open_table(L);
    open_random(L);
    open_notes(L, tables.notes, tables.timers);
    open_time(L, tables.song);
    open_parameters(L, tables.parameters);
    protect_string_metatable(L);
}

} // namespace vocalmidi::lua
