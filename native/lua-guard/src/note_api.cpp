// emit, at, after, stop, bend, cancel: each only appends a command, which the engine carries out after the call.
#include "budget.h"
#include "libraries.h"
#include "note_fields.h"

#include <cmath>

namespace vocalmidi::lua {

namespace {

constexpr uint64_t kCommand = 20;

// The call, which functions that act on notes need: while a script loads there is no stream.
const vl_call& current_call(lua_State* L, const char* function) {
    const Script& script = script_of(L);
    if (!script.call)
        luaL_error(L, "%s works only inside handlers (on_note, on_beat ...), not while the script loads", function);
    return *script.call;
}

vl_command& append(lua_State* L, int32_t kind) {
    Script& script = script_of(L);
    charge(L, kCommand);
    if (script.command_count >= script.limits.commands)
        luaL_error(L, "too many notes and changes in one call (at most %d)", static_cast<int>(script.limits.commands));
    vl_command& command = script.commands[script.command_count++];
    command = vl_command{};
    command.kind = kind;
    return command;
}

double clamp(double value, double low, double high) {
    return value < low ? low : value > high ? high : value;
}

void check_ahead(lua_State* L, const vl_call& call, double time, bool in_beats) {
    if (time - (in_beats ? call.now.beats : call.now.seconds) > kLongestTime)
        luaL_error(L, "a time more than %d %s ahead", static_cast<int>(kLongestTime), in_beats ? "beats" : "seconds");
}

vl_command& emit_table(lua_State* L, int table, const vl_call& call) {
    Script& script = script_of(L);
    vl_command note{};
    note.kind = VL_EMIT;
    read_note(L, table, call, note);
    if (script.emitted >= call.now.room)
        luaL_error(L, "too many notes sound or wait already");
    vl_command& command = append(L, VL_EMIT);
    command = note;
    command.id = script.next_id++;
    ++script.emitted;
    return command;
}

int note_emit(lua_State* L) {
    const vl_call& call = current_call(L, "emit");
    luaL_checktype(L, 1, LUA_TTABLE);
    const vl_command& command = emit_table(L, 1, call);
    check_ahead(L, call, command.time, command.time_in_beats != 0);
    lua_pushinteger(L, command.id);
    return 1;
}

int plan(lua_State* L, const vl_call& call, double time, bool in_beats) {
    Script& script = script_of(L);
    check_ahead(L, call, time, in_beats);
    if (lua_istable(L, 2)) {
        vl_command& command = emit_table(L, 2, call);
        command.time = time;
        command.time_in_beats = in_beats;
        lua_pushinteger(L, command.id);
        return 1;
    }
    luaL_argexpected(L, lua_isfunction(L, 2), 2, "note or function");
    if (script.timers >= kMostTimers)
        return luaL_error(L, "too many functions are planned already (at most %d)", kMostTimers);
    vl_command& command = append(L, VL_CALL_AT);
    command.id = script.next_id++;
    command.time = time;
    command.time_in_beats = in_beats;
    const int32_t id = command.id;
    ++script.timers;
    lua_pushvalue(L, 2);
    lua_rawseti(L, lua_upvalueindex(kTimers), id);
    lua_pushinteger(L, id);
    return 1;
}

void check_time(lua_State* L, double* time, bool* in_beats) {
    luaL_argexpected(L, to_time(L, 1, time, in_beats), 1, "number of seconds, or beats(x)");
    luaL_argcheck(L, std::isfinite(*time), 1, "must not be infinite or undefined (nan)");
}

int note_at(lua_State* L) {
    const vl_call& call = current_call(L, "at");
    double time = 0;
    bool in_beats = false;
    check_time(L, &time, &in_beats);
    return plan(L, call, time, in_beats);
}

int note_after(lua_State* L) {
    const vl_call& call = current_call(L, "after");
    double delay = 0;
    bool in_beats = false;
    check_time(L, &delay, &in_beats);
    return plan(L, call, delay + (in_beats ? call.now.beats : call.now.seconds), in_beats);
}

// The first argument of stop and bend: an id, or the table of an incoming note.
vl_command& append_for(lua_State* L, int32_t kind) {
    double id = 0;
    const bool incoming = lua_istable(L, 1);
    if (incoming) {
        if (!number_field(L, 1, kId, &id))
            luaL_error(L, "this table is no note that came in: it has no id");
    } else {
        id = luaL_checknumber(L, 1);
    }
    vl_command& command = append(L, kind);
    const int32_t number = id >= 1 && id <= INT32_MAX ? static_cast<int32_t>(id) : 0;
    (incoming ? command.source : command.id) = number;
    return command;
}

int note_stop_one(lua_State* L) {
    current_call(L, "stop");
    append_for(L, VL_STOP);
    return 0;
}

int note_bend(lua_State* L) {
    current_call(L, "bend");
    const double pitch = luaL_checknumber(L, 2);
    const double level = luaL_optnumber(L, 3, -1);
    luaL_argcheck(L, std::isfinite(pitch), 2, "must not be infinite or undefined (nan)");
    luaL_argcheck(L, std::isfinite(level), 3, "must not be infinite or undefined (nan)");
    vl_command& command = append_for(L, VL_BEND);
    command.pitch = clamp(pitch, 0, 127);
    command.level = level < 0 ? -1 : clamp(level, 0, 1);
    return 0;
}

int note_cancel(lua_State* L) {
    Script& script = script_of(L);
    current_call(L, "cancel");
    const double id = luaL_checknumber(L, 1);
    vl_command& command = append(L, VL_CANCEL);
    command.id = id >= 1 && id <= INT32_MAX ? static_cast<int32_t>(id) : 0;
    if (lua_rawgeti(L, lua_upvalueindex(kTimers), command.id) != LUA_TNIL) {
        --script.timers;
        lua_pushnil(L);
        lua_rawseti(L, lua_upvalueindex(kTimers), command.id);
    }
    return 0;
}

} // namespace

void open_notes(lua_State* L, int notes, int timers) {
    const luaL_Reg functions[] = {{"emit", note_emit},     {"at", note_at},     {"after", note_after},
                                  {"stop", note_stop_one}, {"bend", note_bend}, {"cancel", note_cancel},
                                  {nullptr, nullptr}};
    lua_pushglobaltable(L);
    push_note_upvalues(L, notes, timers);
    luaL_setfuncs(L, functions, kNoteUpvalues);
    lua_pop(L, 1);
}

} // namespace vocalmidi::lua
