// Coroutines under the budget: each has the hook, none can catch a stop, and there are not too many.
#include "budget.h"
#include "libraries.h"

namespace vocalmidi::lua {

namespace {

// A new coroutine runs a while before its first look at the budget, and a switch takes time.
constexpr uint64_t kCreate = 300;
constexpr uint64_t kResume = 30;
constexpr uint64_t kCollectedBytesPerUnit = 8;

lua_State* check_coroutine(lua_State* L, int index) {
    lua_State* coroutine = lua_tothread(L, index);
    luaL_argexpected(L, coroutine, index, "coroutine");
    return coroutine;
}

int create(lua_State* L) {
    luaL_checktype(L, 1, LUA_TFUNCTION);
    Script& script = script_of(L);
    charge(L, kCreate);
    if (script.stack_count >= kMostStacks) {
        charge(L, script.bytes / kCollectedBytesPerUnit);
        lua_gc(L, LUA_GCCOLLECT);
        if (script.stack_count >= kMostStacks)
            return luaL_error(L, "there are %d coroutines already", kMostStacks);
    }
    lua_State* const coroutine = lua_newthread(L); // has this thread's hook
    lua_pushvalue(L, 1);
    lua_xmove(L, coroutine, 1);
    return 1;
}

// Moves `count` arguments over and runs the coroutine until it yields or ends: the number of values it leaves on L,
// or -1 with the error on L.
int run(lua_State* L, lua_State* coroutine, int count) {
    Script& script = script_of(L);
    charge(L, kResume);
    if (!lua_checkstack(coroutine, count)) {
        lua_pushliteral(L, "too many arguments to resume");
        return -1;
    }
    if (lua_status(coroutine) == LUA_OK && lua_gettop(coroutine) == 0) {
        lua_pushliteral(L, "cannot resume dead coroutine");
        return -1;
    }
    lua_xmove(L, coroutine, count);
    lua_State* const before = script.running;
    script.running = coroutine;
    int results = 0;
    const int status = lua_resume(coroutine, L, count, &results);
    script.running = before;
    if (script.stopped)
        raise_stop(L);
    if (status != LUA_OK && status != LUA_YIELD) {
        lua_xmove(coroutine, L, 1);
        return -1;
    }
    if (!lua_checkstack(L, results + 1)) {
        lua_pop(coroutine, results);
        lua_pushliteral(L, "too many results to resume");
        return -1;
    }
    lua_xmove(coroutine, L, results);
    return results;
}

int resume(lua_State* L) {
    lua_State* const coroutine = check_coroutine(L, 1);
    const int results = run(L, coroutine, lua_gettop(L) - 1);
    const int given = results < 0 ? 1 : results;
    lua_pushboolean(L, results >= 0);
    lua_insert(L, -given - 1);
    return given + 1;
}

int resume_wrapped(lua_State* L) {
    lua_State* const coroutine = lua_tothread(L, lua_upvalueindex(1));
    const int results = run(L, coroutine, lua_gettop(L));
    if (results >= 0)
        return results;
    const int status = lua_status(coroutine);
    if (status != LUA_OK && status != LUA_YIELD) {
        lua_resetthread(coroutine); // runs what its variables want closed
        lua_xmove(coroutine, L, 1);
        if (script_of(L).stopped)
            raise_stop(L);
    }
    return lua_error(L);
}

int wrap(lua_State* L) {
    create(L);
    lua_pushcclosure(L, resume_wrapped, 1);
    return 1;
}

int close(lua_State* L) {
    lua_State* const coroutine = check_coroutine(L, 1);
    lua_Debug frame;
    const int status = lua_status(coroutine);
    const bool suspended = status == LUA_YIELD;
    const bool dead = status != LUA_OK && status != LUA_YIELD;
    const bool fresh = status == LUA_OK && !lua_getstack(coroutine, 0, &frame);
    if (coroutine == L || !(suspended || dead || fresh))
        return luaL_error(L, "cannot close a running coroutine");
    charge(L, kResume);
    const int closed = lua_resetthread(coroutine);
    if (script_of(L).stopped)
        raise_stop(L);
    lua_pushboolean(L, closed == LUA_OK);
    if (closed == LUA_OK)
        return 1;
    lua_xmove(coroutine, L, 1);
    return 2;
}

} // namespace

void open_coroutine(lua_State* L) {
    const luaL_Reg functions[] = {
        {"create", create}, {"resume", resume}, {"wrap", wrap}, {"close", close}, {nullptr, nullptr}};
    lua_getglobal(L, LUA_COLIBNAME);
    luaL_setfuncs(L, functions, 0);
    lua_pop(L, 1);
}

} // namespace vocalmidi::lua
