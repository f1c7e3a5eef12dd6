#include "calls.h"

#include "budget.h"
#include "libraries.h"

#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace vocalmidi::lua {

namespace {

void begin(Script& script, const vl_call* call) {
    script.call = call;
    script.command_count = 0;
    script.log_count = 0;
    script.log_dropped = 0;
    lua_settop(script.main, kErrorHandler);
    if (script.fault.kind != VL_FAULT_NONE)
        script.fault = vl_fault{};
}

// After an error: what the call has planned does not happen.
void take_back(Script& script) {
    lua_State* const L = script.main;
    lua_rawgeti(L, LUA_REGISTRYINDEX, kTimers);
    for (uint32_t i = 0; i < script.command_count; ++i) {
        if (script.commands[i].kind != VL_CALL_AT)
            continue;
        if (lua_rawgeti(L, -1, script.commands[i].id) != LUA_TNIL) {
            --script.timers;
            lua_pushnil(L);
            lua_rawseti(L, -3, script.commands[i].id);
        }
        lua_pop(L, 1);
    }
    lua_pop(L, 1);
    script.command_count = 0;
}

// What lua_pcall or lua_load said, as a status with its fault.
vl_status conclude(Script& script, int status, int32_t kind) {
    lua_State* const L = script.main;
    vl_fault& fault = script.fault;
    fault.handler = script.call ? script.call->handler : VL_HANDLERS;
    fault.work = script.work;
    if (status == LUA_OK)
        return VL_OK;
    take_back(script);
    if (script.stopped) {
        lua_settop(L, kErrorHandler);
        return VL_STOPPED;
    }
    if (fault.kind == VL_FAULT_NONE) {
        fault.kind = kind;
        const char* text = lua_type(L, -1) == LUA_TSTRING ? lua_tostring(L, -1) : "unknown error";
        std::snprintf(fault.message, sizeof fault.message, "%s", text);
    }
    lua_settop(L, kErrorHandler);
    return VL_ERROR;
}

void call_timer(lua_State* L, Script& script, int32_t id) {
    lua_rawgeti(L, LUA_REGISTRYINDEX, kTimers);
    lua_rawgeti(L, -1, id);
    lua_pushnil(L);
    lua_rawseti(L, -3, id);
    --script.timers;
    lua_call(L, 0, 0);
}

// The handler is on the stack.
int run_handler(lua_State* L) {
    Script& script = script_of(L);
    const vl_call& call = *script.call;
    int arguments = 0;
    switch (call.handler) {
    case VL_ON_TIMER:
        call_timer(L, script, call.id);
        return 0;
    case VL_ON_NOTE:
    case VL_ON_NOTE_END:
    case VL_ON_PITCH:
        push_note(L, call);
        arguments = 1;
        break;
    case VL_ON_BEAT:
        lua_pushinteger(L, static_cast<lua_Integer>(call.value));
        arguments = 1;
        break;
    case VL_ON_PARAM: {
        const vl_parameter& parameter = script.parameters[call.id];
        lua_pushstring(L, parameter.name);
        if (parameter.choices > 0)
            lua_pushstring(L, parameter.choice[static_cast<int>(script.values[call.id])]);
        else
            lua_pushnumber(L, script.values[call.id]);
        arguments = 2;
        break;
    }
    default:
        break;
    }
    lua_call(L, arguments, 0);
    return 0;
}

void forget_note(lua_State* L, int32_t id) {
    lua_rawgeti(L, LUA_REGISTRYINDEX, kNotes);
    lua_pushnil(L);
    lua_rawseti(L, -2, id);
    lua_pop(L, 1);
}

// Pushes the handler; false, and nothing pushed, if the script has none.
bool find_handler(Script& script, const vl_call& call) {
    lua_State* const L = script.main;
    if (call.handler == VL_ON_TIMER) {
        lua_rawgeti(L, LUA_REGISTRYINDEX, kTimers);
        const bool planned = lua_rawgeti(L, -1, call.id) != LUA_TNIL;
        lua_pop(L, 2);
        return planned;
    }
    lua_rawgeti(L, LUA_REGISTRYINDEX, LUA_RIDX_GLOBALS);
    lua_rawgeti(L, LUA_REGISTRYINDEX, kHandlerNames);
    lua_rawgeti(L, -1, call.handler + 1);
    const bool found = lua_rawget(L, -3) != LUA_TNIL;
    if (!found) {
        lua_pop(L, 3);
        return false;
    }
    lua_replace(L, -3);
    lua_pop(L, 1);
    return true;
}

} // namespace

int on_error(lua_State* L) {
    Script& script = script_of(L);
    vl_fault& fault = script.fault;
    if (script.stopped || fault.kind != VL_FAULT_NONE)
        return 1;
    fault.kind = VL_FAULT_ERROR;
    fault.line = line_of(script, L);
    if (lua_type(L, 1) == LUA_TSTRING || lua_type(L, 1) == LUA_TNUMBER)
        std::snprintf(fault.message, sizeof fault.message, "%s", lua_tostring(L, 1));
    else
        std::snprintf(fault.message, sizeof fault.message, "the error is a %s, not a text", luaL_typename(L, 1));
    return 1;
}

vl_status load(Script& script, const char* text, size_t bytes, const char* name, bool user) {
    lua_State* const L = script.main;
    begin(script, nullptr);
    begin_budget(script, script.limits.work_at_load);
    char chunk[LUA_IDSIZE];
    std::snprintf(chunk, sizeof chunk, "=%s", name);
    if (user)
        std::snprintf(script.name, sizeof script.name, "%s", chunk + 1);
    int status = luaL_loadbufferx(L, text, bytes, chunk, "t");
    if (status != LUA_OK) {
        const vl_status result = conclude(script, status, VL_FAULT_SYNTAX);
        // The message begins "name:line:".
        const char* const message = script.fault.message;
        const size_t prefix = std::strlen(chunk + 1);
        if (result == VL_ERROR && std::strncmp(message, chunk + 1, prefix) == 0 && message[prefix] == ':')
            script.fault.line = static_cast<int32_t>(std::strtol(message + prefix + 1, nullptr, 10));
        return result;
    }
    status = lua_pcall(L, 0, 0, kErrorHandler);
    return conclude(script, status, VL_FAULT_ERROR);
}

vl_status run(Script& script, const vl_call& call) {
    if (script.stopped)
        return VL_STOPPED;
    lua_State* const L = script.main;
    begin(script, &call);
    if (call.handler == VL_ON_TIMER)
        lua_pushcfunction(L, run_handler);
    if (!find_handler(script, call)) {
        if (call.handler == VL_ON_NOTE_END)
            forget_note(L, call.note.id);
        lua_settop(L, kErrorHandler);
        script.call = nullptr;
        return VL_NO_HANDLER;
    }
    begin_budget(script, script.limits.work_per_call);
    int arguments = 0;
    if (call.handler != VL_ON_TIMER) {
        lua_pushcfunction(L, run_handler);
        lua_insert(L, -2);
        arguments = 1;
    }
    const vl_status status = conclude(script, lua_pcall(L, arguments, 0, kErrorHandler), VL_FAULT_ERROR);
    if (call.handler == VL_ON_NOTE_END)
        forget_note(L, call.note.id);
    script.call = nullptr;
    return status;
}

vl_status run_protected(Script& script, lua_CFunction function, void* argument, uint64_t work) {
    lua_State* const L = script.main;
    begin(script, nullptr);
    begin_budget(script, work);
    lua_pushcfunction(L, function);
    lua_pushlightuserdata(L, argument);
    return conclude(script, lua_pcall(L, 1, 0, kErrorHandler), VL_FAULT_ERROR);
}

} // namespace vocalmidi::lua
