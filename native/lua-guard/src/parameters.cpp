// param{...} declares a parameter of the host; its handle's `value`, and `params`, give what it is now.
#include "libraries.h"

#include <cctype>
#include <cmath>
#include <cstdio>
#include <cstring>

namespace vocalmidi::lua {

namespace {

// Places in the table at kParameters: the text "value", and of each parameter its handle's fields and its choices.
constexpr lua_Integer kValueText = 1;

lua_Integer fields_of(uint32_t index) {
    return 2 + 2 * static_cast<lua_Integer>(index);
}

lua_Integer choices_of(uint32_t index) {
    return fields_of(index) + 1;
}

void push_value(lua_State* L, const Script& script, uint32_t index) {
    const vl_parameter& parameter = script.parameters[index];
    if (parameter.choices > 0)
        lua_pushstring(L, parameter.choice[static_cast<int>(script.values[index])]);
    else
        lua_pushnumber(L, script.values[index]);
}

// A text field of the declaration into a fixed place; false if it is missing.
bool text_field(lua_State* L, const char* field, char* to, size_t size) {
    const int type = lua_getfield(L, 1, field);
    if (type == LUA_TNIL) {
        lua_pop(L, 1);
        return false;
    }
    size_t length = 0;
    const char* text = type == LUA_TSTRING ? lua_tolstring(L, -1, &length) : nullptr;
    if (!text || length == 0 || length >= size || std::strlen(text) != length)
        luaL_error(L, "param: %s must be a text of 1 to %d bytes", field, static_cast<int>(size) - 1);
    std::memcpy(to, text, length + 1);
    lua_pop(L, 1);
    return true;
}

bool number_field(lua_State* L, const char* field, double* value) {
    const int type = lua_getfield(L, 1, field);
    if (type != LUA_TNIL) {
        if (type != LUA_TNUMBER || !std::isfinite(lua_tonumber(L, -1)))
            luaL_error(L, "param: %s must be a number", field);
        *value = lua_tonumber(L, -1);
    }
    lua_pop(L, 1);
    return type != LUA_TNIL;
}

void read_choices(lua_State* L, vl_parameter& parameter) {
    const lua_Unsigned count = lua_rawlen(L, -1);
    if (count < 1 || count > VL_CHOICES)
        luaL_error(L, "param: choices must be a list of 1 to %d texts", VL_CHOICES);
    for (lua_Unsigned i = 0; i < count; ++i) {
        size_t length = 0;
        const char* text = lua_rawgeti(L, -1, static_cast<lua_Integer>(i) + 1) == LUA_TSTRING
                               ? lua_tolstring(L, -1, &length)
                               : nullptr;
        if (!text || length == 0 || length >= VL_NAME_BYTES || std::strlen(text) != length)
            luaL_error(L, "param: each of the choices must be a text of 1 to %d bytes", VL_NAME_BYTES - 1);
        std::memcpy(parameter.choice[i], text, length + 1);
        lua_pop(L, 1);
    }
    parameter.choices = static_cast<int32_t>(count);
    parameter.minimum = 0;
    parameter.maximum = static_cast<double>(count - 1);
    parameter.initial = 0;
    if (lua_getfield(L, 1, "default") != LUA_TNIL) {
        const char* wanted = lua_type(L, -1) == LUA_TSTRING ? lua_tostring(L, -1) : "";
        int32_t at = 0;
        while (at < parameter.choices && std::strcmp(parameter.choice[at], wanted) != 0)
            ++at;
        if (at == parameter.choices)
            luaL_error(L, "param: default must be one of the choices");
        parameter.initial = at;
    }
    lua_pop(L, 1);
}

void read_range(lua_State* L, vl_parameter& parameter) {
    parameter.minimum = 0;
    parameter.maximum = 1;
    number_field(L, "min", &parameter.minimum);
    number_field(L, "max", &parameter.maximum);
    if (!(parameter.minimum < parameter.maximum))
        luaL_error(L, "param: min must be below max");
    parameter.initial = parameter.minimum;
    number_field(L, "default", &parameter.initial);
    if (parameter.initial < parameter.minimum || parameter.initial > parameter.maximum)
        luaL_error(L, "param: default must lie between min and max");
}

void read_name(lua_State* L, const Script& script, vl_parameter& parameter) {
    if (!text_field(L, "name", parameter.name, sizeof parameter.name))
        luaL_error(L, "param: a parameter needs a name");
    for (const char* at = parameter.name; *at; ++at)
        if (!std::isalnum(static_cast<unsigned char>(*at)) && *at != '_')
            luaL_error(L, "param: a name is made of letters, digits and _, not '%s'", parameter.name);
    for (uint32_t i = 0; i < script.parameter_count; ++i)
        if (std::strcmp(script.parameters[i].name, parameter.name) == 0)
            luaL_error(L, "param: there are two parameters named '%s'", parameter.name);
}

int read_only(lua_State* L) {
    return luaL_error(L, "parameters can only be read: the player sets them");
}

void protect(lua_State* L) {
    lua_pushcfunction(L, read_only);
    lua_setfield(L, -2, "__newindex");
    lua_pushliteral(L, "protected");
    lua_setfield(L, -2, "__metatable");
}

int no_field(lua_State* L) {
    return luaL_error(L, "a parameter has a value and a name, but no '%s'", luaL_checkstring(L, 2));
}

// What the script gets of a parameter. Its fields are a table's, which Lua reads by itself; show_parameter sets the
// value there. Upvalue: the table at kParameters.
void push_handle(lua_State* L, uint32_t index) {
    const vl_parameter& parameter = script_of(L).parameters[index];
    const int first = lua_gettop(L) + 1;
    lua_newuserdatauv(L, 0, 0);
    lua_createtable(L, 0, 4); // the handle's metatable
    lua_pushliteral(L, "param");
    lua_setfield(L, -2, "__name");
    lua_createtable(L, 0, 2); // its fields
    lua_pushstring(L, parameter.name);
    lua_setfield(L, -2, "name");
    push_value(L, script_of(L), index);
    lua_setfield(L, -2, "value");
    lua_createtable(L, 0, 1);
    lua_pushcfunction(L, no_field);
    lua_setfield(L, -2, "__index");
    lua_setmetatable(L, -2);
    lua_createtable(L, parameter.choices, 0);
    for (int32_t i = 0; i < parameter.choices; ++i) {
        lua_pushstring(L, parameter.choice[i]);
        lua_rawseti(L, -2, i + 1);
    }
    lua_rawseti(L, lua_upvalueindex(1), choices_of(index));
    lua_pushvalue(L, -1);
    lua_rawseti(L, lua_upvalueindex(1), fields_of(index));
    lua_setfield(L, -2, "__index");
    protect(L);
    lua_setmetatable(L, first);
}

int declare(lua_State* L) {
    Script& script = script_of(L);
    luaL_checktype(L, 1, LUA_TTABLE);
    if (script.call)
        return luaL_error(L, "param works only while the script loads, not inside handlers");
    if (script.parameter_count == VL_PARAMETERS)
        return luaL_error(L, "param: at most %d parameters", VL_PARAMETERS);
    vl_parameter parameter{};
    read_name(L, script, parameter);
    if (!text_field(L, "label", parameter.label, sizeof parameter.label))
        std::snprintf(parameter.label, sizeof parameter.label, "%s", parameter.name);
    text_field(L, "unit", parameter.unit, sizeof parameter.unit);
    if (lua_getfield(L, 1, "choices") == LUA_TTABLE)
        read_choices(L, parameter);
    else if (lua_isnil(L, -1))
        read_range(L, parameter);
    else
        return luaL_error(L, "param: choices must be a list of texts");
    script.parameters[script.parameter_count] = parameter;
    script.values[script.parameter_count] = parameter.initial;
    push_handle(L, script.parameter_count++);
    return 1;
}

int params_field(lua_State* L) {
    const Script& script = script_of(L);
    const char* name = luaL_checkstring(L, 2);
    for (uint32_t i = 0; i < script.parameter_count; ++i) {
        if (std::strcmp(script.parameters[i].name, name) == 0) {
            push_value(L, script, i);
            return 1;
        }
    }
    return luaL_error(L, "there is no parameter '%s'", name);
}

} // namespace

void open_parameters(lua_State* L, int parameters) {
    lua_pushliteral(L, "value");
    lua_rawseti(L, parameters, kValueText);
    lua_pushvalue(L, parameters);
    lua_pushcclosure(L, declare, 1);
    lua_setglobal(L, "param");
    lua_newuserdatauv(L, 0, 0);
    lua_createtable(L, 0, 3);
    lua_pushcfunction(L, params_field);
    lua_setfield(L, -2, "__index");
    protect(L);
    lua_setmetatable(L, -2);
    lua_setglobal(L, "params");
    lua_newtable(L);
    lua_setglobal(L, "state");
}

void show_parameter(Script& script, uint32_t index) {
    lua_State* const L = script.main;
    const int top = lua_gettop(L);
    lua_rawgeti(L, kParameters, fields_of(index));
    lua_rawgeti(L, kParameters, kValueText);
    if (script.parameters[index].choices > 0) {
        lua_rawgeti(L, kParameters, choices_of(index));
        lua_rawgeti(L, -1, static_cast<lua_Integer>(script.values[index]) + 1);
        lua_replace(L, -2);
    } else {
        lua_pushnumber(L, script.values[index]);
    }
    lua_rawset(L, -3);
    lua_settop(L, top);
}

} // namespace vocalmidi::lua
