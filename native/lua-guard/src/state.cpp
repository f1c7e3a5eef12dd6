#include "state.h"

#include "calls.h"
#include "libraries.h"

#include <cstdio>
#include <cstring>

namespace vocalmidi::lua {

namespace {

constexpr uint8_t kVersion = 1;
constexpr int kDeepest = 32;
enum : uint8_t { kFalse = 1, kTrue = 2, kInteger = 3, kNumber = 4, kText = 5, kTable = 6, kEnd = 7 };

struct Writer {
    Script& script;
    size_t path_length;
    int depth;
    bool full;
    const void* inside[kDeepest]; // the tables around the value
    char path[160];
    char problem[320];
};

void complain(Writer& to, const char* what) {
    if (to.problem[0] == 0)
        std::snprintf(to.problem, sizeof to.problem, "%s %s: it is not saved", to.path, what);
}

bool put(Writer& to, const void* bytes, size_t count) {
    if (to.full || to.script.state_count + count > kStateBytes) {
        to.full = true;
        return false;
    }
    std::memcpy(to.script.state + to.script.state_count, bytes, count);
    to.script.state_count += count;
    return true;
}

bool put_tag(Writer& to, uint8_t tag) {
    return put(to, &tag, 1);
}

bool put_text(lua_State* L, Writer& to, int index) {
    size_t length = 0;
    const char* text = lua_tolstring(L, index, &length);
    const auto count = static_cast<uint32_t>(length);
    return put_tag(to, kText) && put(to, &count, sizeof count) && put(to, text, length);
}

void put_table(lua_State* L, Writer& to);

// The value on top of the stack, which is plain data.
void put_plain(lua_State* L, Writer& to) {
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

bool may_save(lua_State* L, Writer& to) {
    const int type = lua_type(L, -1);
    if (type == LUA_TTABLE) {
        const void* const table = lua_topointer(L, -1);
        for (int i = 0; i < to.depth; ++i) {
            if (to.inside[i] == table) {
                complain(to, "contains itself");
                return false;
            }
        }
        if (to.depth == kDeepest)
            complain(to, "is nested too deep");
        return to.depth < kDeepest;
    }
    if (type == LUA_TBOOLEAN || type == LUA_TNUMBER || type == LUA_TSTRING)
        return true;
    char what[64];
    std::snprintf(what, sizeof what, "is a %s", luaL_typename(L, -1));
    complain(to, what);
    return false;
}

// Adds a key to the path that a complaint shows; returns what to cut it back to.
size_t enter(lua_State* L, Writer& to, int key) {
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
void put_table(lua_State* L, Writer& to) {
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

int save_protected(lua_State* L) {
    Writer& to = *static_cast<Writer*>(lua_touserdata(L, 1));
    lua_pushglobaltable(L);
    lua_pushliteral(L, "state");
    lua_rawget(L, -2);
    if (!lua_istable(L, -1)) {
        complain(to, "is no longer a table");
        return 0;
    }
    put_tag(to, kVersion);
    put_table(L, to);
    return 0;
}

struct Reader {
    const uint8_t* at;
    const uint8_t* end;
    int depth;
};

void refuse(lua_State* L) {
    luaL_error(L, "the saved state is damaged");
}

void take(lua_State* L, Reader& from, void* to, size_t count) {
    if (static_cast<size_t>(from.end - from.at) < count)
        refuse(L);
    std::memcpy(to, from.at, count);
    from.at += count;
}

// Pushes the value that comes next; false for a table's end.
bool take_value(lua_State* L, Reader& from) {
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
        if (++from.depth > kDeepest)
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

int load_protected(lua_State* L) {
    Reader& from = *static_cast<Reader*>(lua_touserdata(L, 1));
    uint8_t version = 0;
    take(L, from, &version, 1);
    if (version != kVersion || from.at == from.end || *from.at != kTable || !take_value(L, from) || from.at != from.end)
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

} // namespace

vl_status save_state(Script& script) {
    script.state_count = 0;
    Writer writer{script, 5, 0, false, {}, "state", ""};
    // Reading runs no Lua, so a stopped script's state is saved, too; it stays stopped, for the same reason.
    const bool stopped = script.stopped;
    const vl_fault fault = script.fault;
    script.stopped = false;
    const vl_status status = run_protected(script, save_protected, &writer, script.limits.work_at_load);
    if (stopped) {
        script.stopped = true;
        if (status == VL_OK && !writer.full && writer.problem[0] == 0)
            script.fault = fault;
    }
    if (status != VL_OK) {
        script.state_count = 0;
        return status;
    }
    if (writer.full) {
        script.state_count = 0;
        std::snprintf(writer.problem, sizeof writer.problem, "state is too large to be saved (at most %d KB)",
                      static_cast<int>(kStateBytes / 1024));
    }
    if (writer.problem[0] == 0)
        return VL_OK;
    script.fault.kind = VL_FAULT_ERROR;
    std::snprintf(script.fault.message, sizeof script.fault.message, "%s", writer.problem);
    return VL_ERROR;
}

vl_status load_state(Script& script, const uint8_t* bytes, size_t count) {
    Reader reader{bytes, bytes + count, 0};
    return run_protected(script, load_protected, &reader, script.limits.work_at_load);
}

} // namespace vocalmidi::lua
