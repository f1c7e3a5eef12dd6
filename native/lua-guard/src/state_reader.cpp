// The table `state`, read from bytes that anyone may have written.
#include "state_format.h"

#include <cstring>

namespace vocalmidi::lua {

namespace {

void refuse(lua_State* L) {
    luaL_error(L, "the saved state is damaged");
}

void take(lua_State* L, StateReader& from, void* to, size_t count) {
    if (static_cast<size_t>(from.end - from.at) < count)
        refuse(L);
    std::memcpy(to, from.at, count);
    from.at += count;
}

// Pushes the value that comes next; false for a table's end.
bool take_value(lua_State* L, StateReader& from) {
    luaL_checkstack(L, 4, nullptr);
    uint8_t tag = 0;
    take(L, from, &tag, 1);
    switch (tag) {
    case kFalse:
    case kTrue:
        lua_pushboolean(L, tag == kTrue);
        return true;
    case kInteger: {
        lua_Integer number = 0;
        take(L, from, &number, sizeof number);
        lua_pushinteger(L, number);
        return true;
    }
    case kNumber: {
        lua_Number number = 0;
        take(L, from, &number, sizeof number);
        lua_pushnumber(L, number);
        return true;
    }
    case kText: {
        uint32_t length = 0;
        take(L, from, &length, sizeof length);
        if (length > static_cast<size_t>(from.end - from.at) || length > script_of(L).limits.longest_text)
            refuse(L);
        lua_pushlstring(L, reinterpret_cast<const char*>(from.at), length);
        from.at += length;
        return true;
    }
    case kTable:
        if (++from.depth > kDeepestState)
            refuse(L);
        lua_newtable(L);
        while (take_value(L, from)) {
            if (!take_value(L, from))
                refuse(L);
            lua_rawset(L, -3);
        }
        --from.depth;
        return true;
    case kEnd:
        return false;
    default:
        refuse(L);
        return false;
    }
}

} // namespace

int read_state(lua_State* L) {
    StateReader& from = *static_cast<StateReader*>(lua_touserdata(L, 1));
    uint8_t version = 0;
    take(L, from, &version, 1);
    if (version != kStateVersion || from.at == from.end || *from.at != kTable || !take_value(L, from) ||
        from.at != from.end)
        refuse(L);
    lua_pushglobaltable(L);
    lua_pushliteral(L, "state");
    lua_rawget(L, -2);
    if (!lua_istable(L, -1)) {
        lua_newtable(L);
        lua_replace(L, -2);
        lua_pushliteral(L, "state");
        lua_pushvalue(L, -2);
        lua_rawset(L, -4);
    }
    // What was saved goes over what the script has set up; the rest of that stays.
    const int saved = 2, state = lua_gettop(L);
    lua_pushnil(L);
    while (lua_next(L, saved)) {
        lua_pushvalue(L, -2);
        lua_insert(L, -2);
        lua_rawset(L, state);
    }
    return 0;
}

} // namespace vocalmidi::lua
