// pairs and next in an order that is the same in every run. Lua's own depends on addresses and on the time: a script
// that emits notes inside such a loop would not render the same twice.
#include "budget.h"
#include "libraries.h"

#include <cstring>

namespace vocalmidi::lua {

namespace {

// A walk passes over empty places, too, and nothing tells how many: it is taken to be the largest table there ever was.
constexpr uint64_t kWalkedBytesPerUnit = 128;

int rank(int type) {
    switch (type) {
    case LUA_TNUMBER:
        return 0;
    case LUA_TSTRING:
        return 1;
    case LUA_TBOOLEAN:
        return 2;
    default:
        return 3;
    }
}

// Order of the two keys at the given places. Keys that are tables or functions come last, in no fixed order.
bool before(lua_State* L, int left, int right) {
    const int left_type = lua_type(L, left);
    const int right_type = lua_type(L, right);
    if (rank(left_type) != rank(right_type))
        return rank(left_type) < rank(right_type);
    if (left_type == LUA_TNUMBER)
        return lua_compare(L, left, right, LUA_OPLT) != 0;
    if (left_type == LUA_TSTRING) {
        size_t left_length = 0, right_length = 0;
        const char* a = lua_tolstring(L, left, &left_length);
        const char* b = lua_tolstring(L, right, &right_length);
        const int order = std::memcmp(a, b, left_length < right_length ? left_length : right_length);
        return order != 0 ? order < 0 : left_length < right_length;
    }
    if (left_type == LUA_TBOOLEAN)
        return lua_toboolean(L, left) < lua_toboolean(L, right);
    return lua_topointer(L, left) < lua_topointer(L, right);
}

// The list at `list`, entries `first` and `first` + 1 ... `last`: moves entry `root` down to where it belongs in a
// heap.
void sift(lua_State* L, int list, lua_Integer root, lua_Integer last) {
    while (2 * root <= last) {
        lua_Integer child = 2 * root;
        lua_rawgeti(L, list, root);
        lua_rawgeti(L, list, child);
        if (child < last) {
            lua_rawgeti(L, list, child + 1);
            if (before(L, -2, -1)) {
                lua_remove(L, -2);
                ++child;
            } else {
                lua_pop(L, 1);
            }
        }
        charge(L, 8);
        if (!before(L, -2, -1)) {
            lua_pop(L, 2);
            return;
        }
        lua_rawseti(L, list, root);
        lua_rawseti(L, list, child);
        root = child;
    }
}

void sort_keys(lua_State* L, int list, lua_Integer count) {
    for (lua_Integer root = count / 2; root >= 1; --root)
        sift(L, list, root, count);
    for (lua_Integer last = count; last > 1; --last) {
        lua_rawgeti(L, list, 1);
        lua_rawgeti(L, list, last);
        lua_rawseti(L, list, 1);
        lua_rawseti(L, list, last);
        sift(L, list, 1, last - 1);
    }
}

// Upvalues: the sorted keys, how many have been given.
int next_of_pairs(lua_State* L) {
    lua_Integer given = lua_tointeger(L, lua_upvalueindex(2));
    for (;;) {
        charge(L, 2);
        const int type = lua_rawgeti(L, lua_upvalueindex(1), ++given);
        if (type == LUA_TNIL)
            return 1;
        lua_pushvalue(L, -1);
        if (lua_rawget(L, 1) != LUA_TNIL)
            break;
        lua_pop(L, 2); // taken out meanwhile
    }
    lua_pushinteger(L, given);
    lua_replace(L, lua_upvalueindex(2));
    return 2;
}

int base_pairs(lua_State* L) {
    luaL_checkany(L, 1);
    if (luaL_getmetafield(L, 1, "__pairs") != LUA_TNIL) {
        lua_pushvalue(L, 1);
        lua_call(L, 1, 3);
        return 3;
    }
    luaL_checktype(L, 1, LUA_TTABLE);
    push_sorted_keys(L, 1);
    lua_pushinteger(L, 0);
    lua_pushcclosure(L, next_of_pairs, 2);
    lua_pushvalue(L, 1);
    lua_pushnil(L);
    return 3;
}

// The least key above the given one: one walk through the table for each call.
int base_next(lua_State* L) {
    luaL_checktype(L, 1, LUA_TTABLE);
    lua_settop(L, 2);
    const bool first = lua_isnil(L, 2);
    lua_pushnil(L); // 3: the best so far
    lua_pushnil(L);
    charge(L, 10 + script_of(L).largest_block / kWalkedBytesPerUnit);
    while (lua_next(L, 1)) {
        charge(L, 4);
        lua_pop(L, 1);
        if ((first || before(L, 2, -1)) && (lua_isnil(L, 3) || before(L, -1, 3))) {
            lua_pushvalue(L, -1);
            lua_replace(L, 3);
        }
    }
    if (lua_isnil(L, 3))
        return 1;
    lua_pushvalue(L, 3);
    lua_rawget(L, 1);
    return 2;
}

} // namespace

void push_sorted_keys(lua_State* L, int table) {
    luaL_checkstack(L, 12, nullptr);
    table = lua_absindex(L, table);
    charge(L, 10 + script_of(L).largest_block / kWalkedBytesPerUnit);
    lua_newtable(L);
    const int list = lua_gettop(L);
    lua_Integer count = 0;
    lua_pushnil(L);
    while (lua_next(L, table)) {
        charge(L, 4);
        lua_pop(L, 1);
        lua_pushvalue(L, -1);
        lua_rawseti(L, list, ++count);
    }
    bool sorted = true;
    for (lua_Integer i = 2; sorted && i <= count; ++i) {
        lua_rawgeti(L, list, i - 1);
        lua_rawgeti(L, list, i);
        sorted = !before(L, -1, -2);
        lua_pop(L, 2);
        charge(L, 3);
    }
    if (!sorted)
        sort_keys(L, list, count);
}

void open_pairs(lua_State* L) {
    lua_pushglobaltable(L);
    lua_pushcfunction(L, base_pairs);
    lua_setfield(L, -2, "pairs");
    lua_pushcfunction(L, base_next);
    lua_setfield(L, -2, "next");
    lua_pop(L, 1);
}

} // namespace vocalmidi::lua
