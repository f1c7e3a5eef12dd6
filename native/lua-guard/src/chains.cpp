#include "chains.h"

#include "budget.h"

#include <initializer_list>

namespace vocalmidi::lua {

namespace {

// Links that are followed. No honest chain is as long; one that is, is taken to be as long as Lua can follow.
constexpr uint64_t kFollowed = 64;
constexpr uint64_t kLongest = 2000;
constexpr uint64_t kLongestOfCalls = 4096;
constexpr uint64_t kLinkPrice = 8;
constexpr int kLocals = 16; // that are looked at
constexpr int kUpvalues = 8;

// Links of the chain from the value on top of the stack, which it takes away.
uint64_t length_of(lua_State* L, const char* event) {
    uint64_t links = 0;
    while (links < kFollowed && lua_getmetatable(L, -1)) {
        lua_pushstring(L, event);
        lua_rawget(L, -2);
        const int type = lua_type(L, -1);
        const bool itself = lua_rawequal(L, -1, -3) != 0; // a circle: looking for a field that is missing is an error
        lua_replace(L, -3);
        lua_pop(L, 1);
        if (itself || (type != LUA_TTABLE && type != LUA_TUSERDATA))
            break;
        ++links;
    }
    lua_pop(L, 1);
    return links;
}

} // namespace

void measure_chains(lua_State* L, int index) {
    const int type = lua_type(L, index);
    if (type != LUA_TTABLE && type != LUA_TUSERDATA)
        return;
    if (!lua_getmetatable(L, index))
        return;
    lua_pop(L, 1);
    Script& script = script_of(L);
    uint64_t fields = 0;
    for (const char* event : {"__index", "__newindex"}) {
        lua_pushvalue(L, index);
        const uint64_t links = length_of(L, event);
        fields = links > fields ? links : fields;
    }
    lua_pushvalue(L, index);
    uint64_t calls = length_of(L, "__call");
    script.work += (fields + calls) * kLinkPrice;
    fields = fields < kFollowed ? fields : kLongest;
    calls = calls < kFollowed ? calls : kLongestOfCalls;
    if (fields <= script.longest_chain && calls <= script.longest_call_chain)
        return;
    script.longest_chain = fields > script.longest_chain ? fields : script.longest_chain;
    script.longest_call_chain = calls > script.longest_call_chain ? calls : script.longest_call_chain;
    update_price(script);
}

void look_for_chains(lua_State* L, lua_Debug* frame) {
    for (int i = 1; i <= kLocals && lua_getlocal(L, frame, i); ++i) {
        measure_chains(L, lua_gettop(L));
        lua_pop(L, 1);
    }
    if (!lua_getinfo(L, "f", frame))
        return;
    for (int i = 1; i <= kUpvalues && lua_getupvalue(L, -1, i); ++i) {
        measure_chains(L, lua_gettop(L));
        lua_pop(L, 1);
    }
    lua_pop(L, 1);
}

} // namespace vocalmidi::lua
