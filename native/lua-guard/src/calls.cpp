#include "calls.h"

#include "allocator.h"
#include "budget.h"
#include "libraries.h"
#include "note_fields.h"

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <initializer_list>

namespace vocalmidi::lua {

namespace {

void begin(Script& script, const vl_call* call) {
    script.call = call;
    script.command_count = 0;
    script.emitted = 0;
    script.log_count = 0;
    script.log_dropped = 0;
    lua_settop(script.main, kResting);
    tune_collector(script);
    if (script.fault.kind != VL_FAULT_NONE)
        script.fault = vl_fault{};
}

// Takes a planned function out; false if there is none of that id. Pushes it if `push`.
bool take_timer(Script& script, int32_t id, bool push) {
    lua_State* const L = script.main;
    const bool planned = lua_rawgeti(L, kTimersTable, id) != LUA_TNIL;
    if (planned) {
        --script.timers;
        lua_pushnil(L);
        lua_rawseti(L, kTimersTable, id);
    }
    if (!planned || !push)
        lua_pop(L, 1);
    return planned;
}

// After an error: what the call has planned does not happen.
void take_back(Script& script) {
    for (uint32_t i = 0; i < script.command_count; ++i)
        if (script.commands[i].kind == VL_CALL_AT)
            take_timer(script, script.commands[i].id, false);
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
        lua_settop(L, kResting);
        return VL_STOPPED;
    }
    if (fault.kind == VL_FAULT_NONE) {
        fault.kind = kind;
        const char* text = lua_type(L, -1) == LUA_TSTRING ? lua_tostring(L, -1) : "unknown error";
        std::snprintf(fault.message, sizeof fault.message, "%s", text);
    }
    lua_settop(L, kResting);
    return VL_ERROR;
}

constexpr int kSong = kNoteUpvalues + 1; // upvalue of run_handler: the table behind `transport`

// The handler is its argument.
int run_handler(lua_State* L) {
    const Script& script = script_of(L);
    const vl_call& call = *script.call;
    int arguments = 0;
    show_song(L, lua_upvalueindex(kSong), call.now);
    switch (call.handler) {
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

// Pushes the handler; false, and nothing pushed, if the script has none.
bool push_handler(Script& script, int32_t handler) {
    lua_State* const L = script.main;
    lua_pushvalue(L, kHandlerNames + handler);
    const bool found = lua_rawget(L, kGlobals) != LUA_TNIL;
    if (!found)
        lua_pop(L, 1);
    return found;
}

void forget_note(Script& script, int32_t id) {
    lua_pushnil(script.main);
    lua_rawseti(script.main, kNotesTable, id);
}

constexpr int kGlobalNames = 256;

// Leaves what lies on the main thread's stack from kRunHandler on.
int prepare(lua_State* L) {
    const SandboxTables tables{kNotesTable - 1, kTimersTable - 1, kParameters - 1, kParameters};
    // Room for the globals of the script, too: a table that grows is taken for one whose keys may collide.
    lua_createtable(L, 0, kGlobalNames);
    lua_rawseti(L, LUA_REGISTRYINDEX, LUA_RIDX_GLOBALS);
    lua_pushnil(L); // run_handler
    lua_pushglobaltable(L);
    for (int table = kNotesTable; table <= kParameters + 1; ++table)
        lua_newtable(L);
    open_sandbox(L, tables);
    push_note_upvalues(L, tables.notes, tables.timers);
    lua_pushvalue(L, tables.song);
    lua_pushcclosure(L, run_handler, kSong);
    lua_replace(L, 1);
    lua_settop(L, tables.parameters);
    for (const char* name : {"on_start", "on_stop", "on_note", "on_note_end", "on_pitch", "on_beat", "on_param"})
        lua_pushstring(L, name);
    return kResting - kErrorHandler;
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

bool open(Script& script) {
    lua_State* const L = script.main;
    lua_pushcfunction(L, on_error);
    script.large = true;
    tune_collector(script);
    begin_budget(script, script.limits.work_at_load);
    lua_pushcfunction(L, prepare);
    return lua_pcall(L, 0, LUA_MULTRET, kErrorHandler) == LUA_OK && lua_checkstack(L, LUA_MINSTACK) != 0;
}

bool has_handler(Script& script, int32_t handler) {
    const bool has = push_handler(script, handler);
    lua_settop(script.main, kResting);
    return has;
}

// No key is added, so nothing here can fail.
void forget_all(Script& script, int table) {
    lua_State* const L = script.main;
    lua_pushnil(L);
    while (lua_next(L, table)) {
        lua_pop(L, 1);
        lua_pushvalue(L, -1);
        lua_pushnil(L);
        lua_rawset(L, table);
    }
}

vl_status load(Script& script, const char* text, size_t bytes, const char* name, bool user) {
    lua_State* const L = script.main;
    begin(script, nullptr);
    begin_budget(script, script.limits.work_at_load);
    char chunk[LUA_IDSIZE];
    std::snprintf(chunk, sizeof chunk, "=%s", name);
    if (user)
        std::snprintf(script.name, sizeof script.name, "%s", chunk + 1);
    script.reading = true;
    int status = luaL_loadbufferx(L, text, bytes, chunk, "t");
    script.reading = false;
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
    lua_pushvalue(L, kRunHandler);
    const bool found =
        call.handler == VL_ON_TIMER ? take_timer(script, call.id, true) : push_handler(script, call.handler);
    vl_status status = VL_NO_HANDLER;
    if (found) {
        begin_budget(script, script.limits.work_per_call);
        status = conclude(script, lua_pcall(L, 1, 0, kErrorHandler), VL_FAULT_ERROR);
    }
    if (call.handler == VL_ON_NOTE_END)
        forget_note(script, call.note.id);
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
