// emit, at, after, stop, bend, cancel: each only appends a command, which the engine carries out after the call.
#include "budget.h"
#include "libraries.h"

#include <cmath>
#include <cstring>

namespace vocalmidi::lua {

namespace {

constexpr uint64_t kCommand = 20;
constexpr double kLongest = 3600; // seconds or beats: of a note, and ahead of now
constexpr double kDefaultVelocity = 0.8;
constexpr double kSoftest = 1.0 / 127;

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

bool is_incoming(const vl_call& call) {
    return call.handler == VL_ON_NOTE || call.handler == VL_ON_NOTE_END || call.handler == VL_ON_PITCH;
}

// A field that is a finite number; false if it is nil.
bool number_field(lua_State* L, int table, const char* name, double* value) {
    if (lua_getfield(L, table, name) == LUA_TNIL) {
        lua_pop(L, 1);
        return false;
    }
    int is_number = 0;
    const double number = lua_tonumberx(L, -1, &is_number);
    if (!is_number || !std::isfinite(number))
        luaL_error(L, "a note's %s must be a number, not %s", name,
                   is_number ? "infinite or undefined (nan)" : luaL_typename(L, -1));
    lua_pop(L, 1);
    *value = number;
    return true;
}

double clamp(double value, double low, double high) {
    return value < low ? low : value > high ? high : value;
}

void check_ahead(lua_State* L, const vl_call& call, double time, bool in_beats) {
    if (time - (in_beats ? call.now.beats : call.now.seconds) > kLongest)
        luaL_error(L, "a time more than %d %s ahead", static_cast<int>(kLongest), in_beats ? "beats" : "seconds");
}

// When the note in `table` starts. A field that the script changed counts; `start` before `start_beats`.
void read_start(lua_State* L, int table, const vl_call& call, vl_command& command) {
    command.time = call.now.seconds;
    bool in_beats = false, given = false;
    if (lua_getfield(L, table, "start") != LUA_TNIL) {
        given = to_time(L, -1, &command.time, &in_beats);
        if (!given || !std::isfinite(command.time))
            luaL_error(L, "a note's start must be a time: a number of seconds, or beats(x)");
    }
    lua_pop(L, 1);
    double start_beats = 0;
    const bool untouched = !given || (is_incoming(call) && !in_beats && command.time == call.note.start);
    if (untouched && number_field(L, table, "start_beats", &start_beats) &&
        (!given || start_beats != call.note.start_beats)) {
        command.time = start_beats;
        in_beats = true;
    }
    command.time_in_beats = in_beats;
}

// How long it lasts: its own length, or as long as the incoming note, or a quarter note.
void read_length(lua_State* L, int table, const vl_call& call, vl_command& command) {
    double length = 0, length_beats = 0;
    bool given = number_field(L, table, "length", &length);
    const bool untouched = !given || (call.note.ended && is_incoming(call) && length == call.note.length);
    if (untouched && number_field(L, table, "length_beats", &length_beats) &&
        (!given || length_beats != call.note.length_beats)) {
        length = length_beats;
        command.length_in_beats = 1;
        given = true;
    }
    if (given) {
        command.length = clamp(length, 0, kLongest);
    } else if (call.handler == VL_ON_NOTE || call.handler == VL_ON_PITCH) {
        command.source = call.note.id;
        command.length = -1;
    } else {
        command.length = 1;
        command.length_in_beats = 1;
    }
}

vl_command& emit_table(lua_State* L, int table, const vl_call& call) {
    Script& script = script_of(L);
    table = lua_absindex(L, table);
    const bool incoming = is_incoming(call);
    vl_command note{};
    note.kind = VL_EMIT;
    note.pitch = call.note.pitch;
    if (!number_field(L, table, "pitch", &note.pitch) && !incoming)
        luaL_error(L, "a note needs a pitch");
    note.pitch = clamp(note.pitch, 0, 127);
    note.velocity = incoming ? call.note.velocity : kDefaultVelocity;
    if (number_field(L, table, "velocity", &note.velocity))
        note.velocity = clamp(note.velocity, kSoftest, 1);
    note.level = incoming ? call.note.level : note.velocity;
    if (number_field(L, table, "level", &note.level))
        note.level = clamp(note.level, 0, 1);
    double channel = incoming ? call.note.channel : 1;
    number_field(L, table, "channel", &channel);
    if (channel < 1 || channel > 16 || channel != std::floor(channel))
        luaL_error(L, "a note's channel must be a whole number from 1 to 16");
    note.channel = static_cast<int32_t>(channel);
    read_start(L, table, call, note);
    read_length(L, table, call, note);
    int32_t emitted = 0;
    for (uint32_t i = 0; i < script.command_count; ++i)
        emitted += script.commands[i].kind == VL_EMIT;
    if (emitted >= call.now.room)
        luaL_error(L, "too many notes sound or wait already");
    vl_command& command = append(L, VL_EMIT);
    command = note;
    command.id = script.next_id++;
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
    lua_rawgeti(L, LUA_REGISTRYINDEX, kTimers);
    lua_pushvalue(L, 2);
    lua_rawseti(L, -2, id);
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
        if (!number_field(L, 1, "id", &id))
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
    lua_rawgeti(L, LUA_REGISTRYINDEX, kTimers);
    if (lua_rawgeti(L, -1, command.id) != LUA_TNIL) {
        --script.timers;
        lua_pushnil(L);
        lua_rawseti(L, -3, command.id);
    }
    return 0;
}

} // namespace

void push_note(lua_State* L, const vl_call& call) {
    const vl_note& note = call.note;
    lua_rawgeti(L, LUA_REGISTRYINDEX, kNotes);
    if (lua_rawgeti(L, -1, note.id) != LUA_TTABLE) {
        lua_pop(L, 1);
        lua_createtable(L, 0, 12);
        lua_pushinteger(L, note.id);
        lua_setfield(L, -2, "id");
        lua_pushinteger(L, note.key);
        lua_setfield(L, -2, "key");
        lua_pushnumber(L, note.velocity);
        lua_setfield(L, -2, "velocity");
        lua_pushinteger(L, note.channel);
        lua_setfield(L, -2, "channel");
        lua_pushnumber(L, note.start);
        lua_setfield(L, -2, "start");
        lua_pushnumber(L, note.start_beats);
        lua_setfield(L, -2, "start_beats");
        lua_pushvalue(L, -1);
        lua_rawseti(L, -3, note.id);
    }
    lua_remove(L, -2);
    lua_pushnumber(L, note.pitch);
    lua_setfield(L, -2, "pitch");
    lua_pushnumber(L, note.level);
    lua_setfield(L, -2, "level");
    if (note.ended) {
        lua_pushnumber(L, note.length);
        lua_setfield(L, -2, "length");
        lua_pushnumber(L, note.length_beats);
        lua_setfield(L, -2, "length_beats");
    }
}

void open_notes(lua_State* L) {
    const luaL_Reg functions[] = {{"emit", note_emit},     {"at", note_at},     {"after", note_after},
                                  {"stop", note_stop_one}, {"bend", note_bend}, {"cancel", note_cancel},
                                  {nullptr, nullptr}};
    lua_pushglobaltable(L);
    luaL_setfuncs(L, functions, 0);
    lua_pop(L, 1);
}

} // namespace vocalmidi::lua
