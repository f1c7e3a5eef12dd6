// Tables: every element that is moved or read is counted.
#include "budget.h"
#include "libraries.h"

namespace vocalmidi::lua {

namespace {

constexpr uint64_t kElement = 8;
constexpr lua_Integer kMostUnpacked = 250;

lua_Integer length_of(lua_State* L, int table) {
    luaL_checktype(L, table, LUA_TTABLE);
    return luaL_len(L, table);
}

int table_insert(lua_State* L) {
    const lua_Integer end = length_of(L, 1) + 1;
    lua_Integer place = end;
    charge(L, kElement);
    if (lua_gettop(L) == 3) {
        place = luaL_checkinteger(L, 2);
        luaL_argcheck(L, place >= 1 && place <= end, 2, "position out of bounds");
        for (lua_Integer i = end; i > place; --i) {
            charge(L, kElement);
            lua_geti(L, 1, i - 1);
            lua_seti(L, 1, i);
        }
    } else if (lua_gettop(L) != 2) {
        return luaL_error(L, "wrong number of arguments to 'insert'");
    }
    lua_seti(L, 1, place);
    return 0;
}

int table_remove(lua_State* L) {
    const lua_Integer length = length_of(L, 1);
    lua_Integer place = luaL_optinteger(L, 2, length);
    if (lua_gettop(L) > 1)
        luaL_argcheck(L, (place >= 1 && place <= length + 1) || (length == 0 && place == 0), 2,
                      "position out of bounds");
    charge(L, kElement);
    lua_geti(L, 1, place);
    for (; place < length; ++place) {
        charge(L, kElement);
        lua_geti(L, 1, place + 1);
        lua_seti(L, 1, place);
    }
    lua_pushnil(L);
    lua_seti(L, 1, place);
    return 1;
}

int table_concat(lua_State* L) {
    luaL_checktype(L, 1, LUA_TTABLE);
    size_t between_length = 0;
    const char* between = luaL_optlstring(L, 2, "", &between_length);
    const lua_Integer first = luaL_optinteger(L, 3, 1);
    const lua_Integer last = lua_isnoneornil(L, 4) ? luaL_len(L, 1) : luaL_checkinteger(L, 4);
    luaL_Buffer result;
    luaL_buffinit(L, &result);
    uint64_t bytes = 0;
    for (lua_Integer i = first; i <= last; ++i) {
        lua_geti(L, 1, i);
        if (!lua_isstring(L, -1))
            return luaL_error(L, "invalid value (a %s) at index %I in table for 'concat'", luaL_typename(L, -1),
                              static_cast<LUAI_UACINT>(i));
        size_t length = 0;
        lua_tolstring(L, -1, &length);
        bytes += length + between_length;
        if (bytes > script_of(L).limits.longest_text + between_length)
            return luaL_error(L, "the resulting text is too long");
        charge(L, kElement + (length + between_length) / 4);
        luaL_addvalue(&result);
        if (i == last)
            break; // also at the largest integer
        luaL_addlstring(&result, between, between_length);
    }
    luaL_pushresult(&result);
    return 1;
}

int table_unpack(lua_State* L) {
    const lua_Integer first = luaL_optinteger(L, 2, 1);
    const lua_Integer last = lua_isnoneornil(L, 3) ? luaL_len(L, 1) : luaL_checkinteger(L, 3);
    if (first > last)
        return 0;
    const lua_Unsigned count = static_cast<lua_Unsigned>(last) - static_cast<lua_Unsigned>(first);
    if (count >= static_cast<lua_Unsigned>(kMostUnpacked))
        return luaL_error(L, "too many results to unpack (at most %d)", static_cast<int>(kMostUnpacked));
    charge(L, kElement * (count + 1));
    luaL_checkstack(L, static_cast<int>(count) + 1, "too many results to unpack");
    for (lua_Unsigned i = 0; i <= count; ++i)
        lua_geti(L, 1, first + static_cast<lua_Integer>(i));
    return static_cast<int>(count) + 1;
}

int table_move(lua_State* L) {
    const int target = lua_isnoneornil(L, 5) ? 1 : 5;
    luaL_checktype(L, 1, LUA_TTABLE);
    luaL_checktype(L, target, LUA_TTABLE);
    const lua_Integer first = luaL_checkinteger(L, 2);
    const lua_Integer last = luaL_checkinteger(L, 3);
    const lua_Integer to = luaL_checkinteger(L, 4);
    if (last >= first) {
        luaL_argcheck(L, first > 0 || last < LUA_MAXINTEGER + first, 3, "too many elements to move");
        luaL_argcheck(L, to <= LUA_MAXINTEGER - (last - first), 4, "destination wrap around");
        const bool upwards = to > last || to <= first || target != 1;
        for (lua_Integer i = 0; i <= last - first; ++i) {
            charge(L, kElement);
            const lua_Integer offset = upwards ? i : last - first - i;
            lua_geti(L, 1, first + offset);
            lua_seti(L, target, to + offset);
        }
    }
    lua_pushvalue(L, target);
    return 1;
}

// Whether the value at `left` belongs before the one at `right`.
bool before(lua_State* L, int left, int right) {
    charge(L, kElement);
    if (lua_isnil(L, 2))
        return lua_compare(L, left, right, LUA_OPLT) != 0;
    left = lua_absindex(L, left);
    right = lua_absindex(L, right);
    lua_pushvalue(L, 2);
    lua_pushvalue(L, left);
    lua_pushvalue(L, right);
    lua_call(L, 2, 1);
    const bool result = lua_toboolean(L, -1) != 0;
    lua_pop(L, 1);
    return result;
}

// Merges [first, middle) and [middle, end) of the table at `from` into the one at `to`.
void merge(lua_State* L, int from, int to, lua_Integer first, lua_Integer middle, lua_Integer end) {
    lua_Integer left = first, right = middle;
    for (lua_Integer out = first; out < end; ++out) {
        charge(L, kElement);
        bool take_right = left >= middle;
        if (!take_right && right < end) {
            lua_rawgeti(L, from, right);
            lua_rawgeti(L, from, left);
            take_right = before(L, -2, -1);
            lua_pop(L, 2);
        }
        lua_rawgeti(L, from, take_right ? right++ : left++);
        lua_rawseti(L, to, out);
    }
}

// Stable, and whatever the comparison says, it ends: every merge takes each element once.
int table_sort(lua_State* L) {
    const lua_Integer length = length_of(L, 1);
    if (!lua_isnoneornil(L, 2))
        luaL_checktype(L, 2, LUA_TFUNCTION);
    lua_settop(L, 2);
    luaL_argcheck(L, length < 1 << 20, 1, "array too big");
    lua_createtable(L, 0, 0);
    lua_createtable(L, 0, 0);
    int from = 3, to = 4;
    for (lua_Integer i = 1; i <= length; ++i) {
        charge(L, kElement);
        lua_geti(L, 1, i);
        lua_rawseti(L, from, i);
    }
    for (lua_Integer width = 1; width < length; width *= 2) {
        for (lua_Integer first = 1; first <= length; first += 2 * width) {
            const lua_Integer middle = first + width <= length + 1 ? first + width : length + 1;
            const lua_Integer end = first + 2 * width <= length + 1 ? first + 2 * width : length + 1;
            merge(L, from, to, first, middle, end);
        }
        const int swap = from;
        from = to;
        to = swap;
    }
    for (lua_Integer i = 1; i <= length; ++i) {
        charge(L, kElement);
        lua_rawgeti(L, from, i);
        lua_seti(L, 1, i);
    }
    return 0;
}

} // namespace

void open_table(lua_State* L) {
    const luaL_Reg functions[] = {{"insert", table_insert}, {"remove", table_remove}, {"concat", table_concat},
                                  {"unpack", table_unpack}, {"move", table_move},     {"sort", table_sort},
                                  {nullptr, nullptr}};
    lua_getglobal(L, LUA_TABLIBNAME);
    luaL_setfuncs(L, functions, 0);
    lua_pop(L, 1);
}

} // namespace vocalmidi::lua
