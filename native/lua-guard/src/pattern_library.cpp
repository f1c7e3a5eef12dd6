// string.find, match, gmatch and gsub.
#include "budget.h"
#include "libraries.h"
#include "pattern.h"

#include <cstring>

namespace vocalmidi::lua {

namespace {

constexpr uint64_t kCall = 20;

// A start as the manual has it: from 1, or from the end if negative. Beyond the end: one behind it, and one more.
size_t start_of(lua_Integer position, size_t length) {
    if (position > 0)
        return static_cast<size_t>(position - 1);
    if (position == 0 || static_cast<lua_Unsigned>(-(position + 1)) + 1 > length)
        return 0;
    return length - static_cast<size_t>(-position);
}

// The first place of plain bytes, each step counted.
const char* find_plain(lua_State* L, const char* text, size_t text_length, const char* part, size_t part_length) {
    if (part_length == 0)
        return text;
    const char* const end = text + text_length;
    uint64_t steps = 0;
    for (const char* at = text; static_cast<size_t>(end - at) >= part_length; ++at) {
        size_t same = 0;
        while (same < part_length && at[same] == part[same])
            ++same;
        if (same == part_length)
            return at;
        steps += same + 1;
        if (steps > 256) {
            charge(L, steps);
            steps = 0;
        }
    }
    return nullptr;
}

int find_or_match(lua_State* L, bool find) {
    size_t text_length = 0, pattern_length = 0;
    const char* text = luaL_checklstring(L, 1, &text_length);
    const char* pattern = luaL_checklstring(L, 2, &pattern_length);
    const size_t start = start_of(luaL_optinteger(L, 3, 1), text_length);
    charge(L, kCall);
    if (start > text_length) {
        lua_pushnil(L);
        return 1;
    }
    if (find && lua_toboolean(L, 4)) {
        const char* found = find_plain(L, text + start, text_length - start, pattern, pattern_length);
        if (found == nullptr) {
            lua_pushnil(L);
            return 1;
        }
        lua_pushinteger(L, found - text + 1);
        lua_pushinteger(L, found - text + static_cast<ptrdiff_t>(pattern_length));
        return 2;
    }
    Pattern matcher(L, text, text_length, pattern, pattern_length);
    for (const char* at = text + start; at <= matcher.text_end(); ++at) {
        if (const char* end = matcher.match(at)) {
            if (!find)
                return matcher.push_captures(at, end);
            lua_pushinteger(L, at - text + 1);
            lua_pushinteger(L, end - text);
            return 2 + (matcher.captures() == 0 ? 0 : matcher.push_captures(at, end));
        }
        if (matcher.anchored())
            break;
    }
    lua_pushnil(L);
    return 1;
}

int text_find(lua_State* L) {
    return find_or_match(L, true);
}
int text_match(lua_State* L) {
    return find_or_match(L, false);
}

// Upvalues: text, pattern, where to go on, where the last match ended (a match there that is empty does not count).
int gmatch_next(lua_State* L) {
    size_t text_length = 0, pattern_length = 0;
    const char* text = lua_tolstring(L, lua_upvalueindex(1), &text_length);
    const char* pattern = lua_tolstring(L, lua_upvalueindex(2), &pattern_length);
    const lua_Integer last_end = lua_tointeger(L, lua_upvalueindex(4));
    charge(L, kCall);
    // Here "^" does not anchor, as in Lua.
    Pattern matcher(L, text, text_length, pattern, pattern_length);
    for (const char* at = text + lua_tointeger(L, lua_upvalueindex(3)); at <= matcher.text_end(); ++at) {
        const char* end = matcher.match(at);
        if (end != nullptr && end - text != last_end) {
            lua_pushinteger(L, end - text);
            lua_pushvalue(L, -1);
            lua_replace(L, lua_upvalueindex(3));
            lua_replace(L, lua_upvalueindex(4));
            return matcher.push_captures(at, end);
        }
    }
    lua_pushinteger(L, static_cast<lua_Integer>(text_length) + 1);
    lua_replace(L, lua_upvalueindex(3));
    lua_pushnil(L);
    return 1;
}

int text_gmatch(lua_State* L) {
    size_t length = 0;
    luaL_checklstring(L, 1, &length);
    luaL_checkstring(L, 2);
    size_t start = start_of(luaL_optinteger(L, 3, 1), length);
    if (start > length)
        start = length + 1;
    lua_settop(L, 2);
    lua_pushinteger(L, static_cast<lua_Integer>(start));
    lua_pushinteger(L, -1);
    lua_pushcclosure(L, gmatch_next, 4);
    return 1;
}

// Adds the replacement text with its %1.
void add_template(lua_State* L, luaL_Buffer* result, Pattern& matcher, const char* start, const char* end) {
    size_t length = 0;
    const char* text = lua_tolstring(L, 3, &length);
    charge(L, 1 + length);
    for (size_t i = 0; i < length; ++i) {
        if (text[i] != '%') {
            luaL_addchar(result, text[i]);
            continue;
        }
        const char next = ++i < length ? text[i] : '\0';
        if (next == '%') {
            luaL_addchar(result, '%');
        } else if (next == '0') {
            luaL_addlstring(result, start, static_cast<size_t>(end - start));
        } else if (next >= '1' && next <= '9') {
            matcher.push_capture(next - '1', start, end);
            luaL_tolstring(L, -1, nullptr); // a place is a number
            lua_remove(L, -2);
            luaL_addvalue(result);
        } else {
            luaL_error(L, "invalid use of '%%' in replacement string");
        }
    }
}

// Adds what takes the match's place.
void add_replacement(lua_State* L, luaL_Buffer* result, Pattern& matcher, const char* start, const char* end) {
    const int type = lua_type(L, 3);
    if (type == LUA_TNUMBER || type == LUA_TSTRING) {
        add_template(L, result, matcher, start, end);
        return;
    }
    if (type == LUA_TTABLE) {
        matcher.push_capture(0, start, end);
        lua_gettable(L, 3);
    } else {
        lua_pushvalue(L, 3);
        lua_call(L, matcher.push_captures(start, end), 1);
    }
    if (!lua_toboolean(L, -1)) {
        lua_pop(L, 1);
        luaL_addlstring(result, start, static_cast<size_t>(end - start));
    } else if (lua_isstring(L, -1)) {
        luaL_addvalue(result);
    } else {
        luaL_error(L, "invalid replacement value (a %s)", luaL_typename(L, -1));
    }
}

int text_gsub(lua_State* L) {
    size_t text_length = 0, pattern_length = 0;
    const char* text = luaL_checklstring(L, 1, &text_length);
    const char* pattern = luaL_checklstring(L, 2, &pattern_length);
    const int type = lua_type(L, 3);
    luaL_argexpected(L, type == LUA_TNUMBER || type == LUA_TSTRING || type == LUA_TTABLE || type == LUA_TFUNCTION, 3,
                     "string/function/table");
    const lua_Integer most = luaL_optinteger(L, 4, static_cast<lua_Integer>(text_length) + 1);
    charge(L, kCall);
    Pattern matcher(L, text, text_length, pattern, pattern_length);
    luaL_Buffer result;
    luaL_buffinit(L, &result);
    lua_Integer count = 0;
    const char* at = text;
    const char* last_end = nullptr;
    while (count < most) {
        const char* end = matcher.match(at);
        if (end != nullptr && end != last_end) {
            ++count;
            charge(L, kCall);
            add_replacement(L, &result, matcher, at, end);
            at = last_end = end;
        } else if (at < matcher.text_end()) {
            luaL_addchar(&result, *at++);
        } else {
            break;
        }
        if (matcher.anchored())
            break;
    }
    luaL_addlstring(&result, at, static_cast<size_t>(matcher.text_end() - at));
    luaL_pushresult(&result);
    lua_pushinteger(L, count);
    return 2;
}

} // namespace

void open_patterns(lua_State* L) {
    const luaL_Reg functions[] = {
        {"find", text_find}, {"match", text_match}, {"gmatch", text_gmatch}, {"gsub", text_gsub}, {nullptr, nullptr}};
    lua_getglobal(L, LUA_STRLIBNAME);
    luaL_setfuncs(L, functions, 0);
    lua_pop(L, 1);
}

} // namespace vocalmidi::lua
