// The table `state`, written as bytes: plain data only, in an order that is the same in every run.
#include "libraries.h"
#include "state_format.h"

#include <cstdio>
#include <cstring>

namespace vocalmidi::lua {

namespace {

void complain(StateWriter& to, const char* what) {
    if (to.problem[0] == 0)
        std::snprintf(to.problem, sizeof to.problem, "%s %s: it is not saved", to.path, what);
}

bool put(StateWriter& to, const void* bytes, size_t count) {
    if (to.full || to.script.state_count + count > kStateBytes) {
        to.full = true;
        return false;
    }
    std::memcpy(to.script.state + to.script.state_count, bytes, count);
    to.script.state_count += count;
    return true;
}

bool put_tag(StateWriter& to, uint8_t tag) {
    return put(to, &tag, 1);
}

bool put_text(lua_State* L, StateWriter& to, int index) {
    size_t length = 0;
    const char* text = lua_tolstring(L, index, &length);
    const auto count = static_cast<uint32_t>(length);
    return put_tag(to, kText) && put(to, &count, sizeof count) && put(to, text, length);
}

void put_table(lua_State* L, StateWriter& to);

// The value on top of the stack, which is plain data.
void put_plain(lua_State* L, StateWriter& to) {
    switch (lua_type(L, -1)) {
    case LUA_TBOOLEAN:
        put_tag(to, lua_toboolean(L, -1) ? kTrue : kFalse);
        break;
    case LUA_TNUMBER:
        if (lua_isinteger(L, -1)) {
            const lua_Integer number = lua_tointeger(L, -1);
            put_tag(to, kInteger);
            put(to, &number, sizeof number);
        } else {
            const lua_Number number = lua_tonumber(L, -1);
            put_tag(to, kNumber);
            put(to, &number, sizeof number);
        }
        break;
    case LUA_TSTRING:
        put_text(L, to, -1);
        break;
    default:
        put_table(L, to);
        break;
    }
}

bool may_save(lua_State* L, StateWriter& to) {
    const int type = lua_type(L, -1);
    if (type == LUA_TTABLE) {
        const void* const table = lua_topointer(L, -1);
        for (int i = 0; i < to.depth; ++i) {
            if (to.inside[i] == table) {
                complain(to, "contains itself");
                return false;
            }
        }
        if (to.depth == kDeepestState)
            complain(to, "is nested too deep");
        return to.depth < kDeepestState;
    }
    if (type == LUA_TBOOLEAN || type == LUA_TNUMBER || type == LUA_TSTRING)
        return true;
    char what[64];
    std::snprintf(what, sizeof what, "is a %s", luaL_typename(L, -1));
    complain(to, what);
    return false;
}

// Adds a key to the path that a complaint shows; returns what to cut it back to.
size_t enter(lua_State* L, StateWriter& to, int key) {
    const size_t before = to.path_length;
    char name[48];
    if (lua_type(L, key) == LUA_TSTRING)
        std::snprintf(name, sizeof name, ".%s", lua_tostring(L, key));
    else if (lua_isinteger(L, key))
        std::snprintf(name, sizeof name, "[%lld]", static_cast<long long>(lua_tointeger(L, key)));
    else
        std::snprintf(name, sizeof name, "[%s]", luaL_typename(L, key));
    const size_t length = std::strlen(name);
    if (before + length < sizeof to.path) {
        std::memcpy(to.path + before, name, length + 1);
        to.path_length = before + length;
    }
    return before;
}

// The table on top of the stack.
void put_table(lua_State* L, StateWriter& to) {
    luaL_checkstack(L, 8, nullptr);
    const int table = lua_gettop(L);
    to.inside[to.depth++] = lua_topointer(L, table);
    put_tag(to, kTable);
    push_sorted_keys(L, table);
    const int keys = lua_gettop(L);
    for (lua_Integer i = 1; lua_rawgeti(L, keys, i) != LUA_TNIL; ++i) {
        const int key = lua_gettop(L);
        const size_t before = enter(L, to, key);
        const int key_type = lua_type(L, key);
        const bool plain_key = key_type == LUA_TNUMBER || key_type == LUA_TSTRING || key_type == LUA_TBOOLEAN;
        if (!plain_key)
            complain(to, "has a key that is no plain data");
        lua_pushvalue(L, key);
        lua_rawget(L, table);
        if (plain_key && may_save(L, to)) {
            lua_pushvalue(L, key);
            put_plain(L, to);
            lua_pop(L, 1);
            put_plain(L, to);
        }
        to.path_length = before;
        to.path[before] = 0;
        lua_settop(L, keys);
    }
    put_tag(to, kEnd);
    --to.depth;
    lua_settop(L, table);
}

} // namespace

int write_state(lua_State* L) {
    StateWriter& to = *static_cast<StateWriter*>(lua_touserdata(L, 1));
    lua_pushglobaltable(L);
    lua_pushliteral(L, "state");
    lua_rawget(L, -2);
    if (!lua_istable(L, -1)) {
        complain(to, "is no longer a table");
        return 0;
    }
    put_tag(to, kStateVersion);
    put_table(L, to);
    return 0;
}

} // namespace vocalmidi::lua
