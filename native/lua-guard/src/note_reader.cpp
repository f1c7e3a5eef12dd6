// What a script gives to emit and at: a table with some of a note's fields.
#include "libraries.h"
#include "note_fields.h"

#include <cmath>

namespace vocalmidi::lua {

namespace {

constexpr double kDefaultVelocity = 0.8;
constexpr double kSoftest = 1.0 / 127;

double clamp(double value, double low, double high) {
    return value < low ? low : value > high ? high : value;
}

// When the note in `table` starts. A field that the script changed counts; `start` before `start_beats`.
void read_start(lua_State* L, int table, const vl_call& call, vl_command& command) {
    command.time = call.now.seconds;
    bool in_beats = false, given = false;
    if (push_field(L, table, kStart) != LUA_TNIL) {
        given = to_time(L, -1, &command.time, &in_beats);
        if (!given || !std::isfinite(command.time))
            luaL_error(L, "a note's start must be a time: a number of seconds, or beats(x)");
    }
    lua_pop(L, 1);
    double start_beats = 0;
    const bool untouched = !given || (is_incoming(call) && !in_beats && command.time == call.note.start);
    if (untouched && number_field(L, table, kStartBeats, &start_beats) &&
        (!given || start_beats != call.note.start_beats)) {
        command.time = start_beats;
        in_beats = true;
    }
    command.time_in_beats = in_beats;
}

// How long it lasts: its own length, or as long as the incoming note, or a quarter note.
void read_length(lua_State* L, int table, const vl_call& call, vl_command& command) {
    double length = 0, length_beats = 0;
    bool given = number_field(L, table, kLength, &length);
    const bool untouched = !given || (call.note.ended && is_incoming(call) && length == call.note.length);
    if (untouched && number_field(L, table, kLengthBeats, &length_beats) &&
        (!given || length_beats != call.note.length_beats)) {
        length = length_beats;
        command.length_in_beats = 1;
        given = true;
    }
    if (given) {
        command.length = clamp(length, 0, kLongestTime);
    } else if (call.handler == VL_ON_NOTE || call.handler == VL_ON_PITCH) {
        command.source = call.note.id;
        command.length = -1;
    } else {
        command.length = 1;
        command.length_in_beats = 1;
    }
}

} // namespace

bool is_incoming(const vl_call& call) {
    return call.handler == VL_ON_NOTE || call.handler == VL_ON_NOTE_END || call.handler == VL_ON_PITCH;
}

bool number_field(lua_State* L, int table, NoteUpvalue field, double* value) {
    if (push_field(L, table, field) == LUA_TNIL) {
        lua_pop(L, 1);
        return false;
    }
    int is_number = 0;
    const double number = lua_tonumberx(L, -1, &is_number);
    if (!is_number || !std::isfinite(number))
        luaL_error(L, "a note's %s must be a number, not %s", name_of(field),
                   is_number ? "infinite or undefined (nan)" : luaL_typename(L, -1));
    lua_pop(L, 1);
    *value = number;
    return true;
}

void read_note(lua_State* L, int table, const vl_call& call, vl_command& command) {
    const bool incoming = is_incoming(call);
    command.pitch = call.note.pitch;
    if (!number_field(L, table, kPitch, &command.pitch) && !incoming)
        luaL_error(L, "a note needs a pitch");
    command.pitch = clamp(command.pitch, 0, 127);
    command.velocity = incoming ? call.note.velocity : kDefaultVelocity;
    if (number_field(L, table, kVelocity, &command.velocity))
        command.velocity = clamp(command.velocity, kSoftest, 1);
    command.level = incoming ? call.note.level : command.velocity;
    if (number_field(L, table, kLevel, &command.level))
        command.level = clamp(command.level, 0, 1);
    double channel = incoming ? call.note.channel : 1;
    number_field(L, table, kChannel, &channel);
    if (channel < 1 || channel > 16 || channel != std::floor(channel))
        luaL_error(L, "a note's channel must be a whole number from 1 to 16");
    command.channel = static_cast<int32_t>(channel);
    read_start(L, table, call, command);
    read_length(L, table, call, command);
}

} // namespace vocalmidi::lua
