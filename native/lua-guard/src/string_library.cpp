// Strings: what can run long is charged by what it reads, and no call makes a text longer than texts may be.
#include "budget.h"
#include "libraries.h"

#include <cstdio>

#include <cstring>
#include <initializer_list>

namespace vocalmidi::lua {

namespace {

constexpr uint64_t kBytesPerUnit = 4;

int charge_and_call(lua_State* L) {
    uint64_t bytes = 0;
    const int count = lua_gettop(L);
    for (int i = 1; i <= count; ++i)
        if (lua_type(L, i) == LUA_TSTRING)
            bytes += lua_rawlen(L, i);
    charge(L, 5 + bytes / kBytesPerUnit);
    lua_pushvalue(L, lua_upvalueindex(1));
    lua_insert(L, 1);
    lua_call(L, count, LUA_MULTRET);
    return lua_gettop(L);
}

int text_rep(lua_State* L) {
    size_t length = 0, between_length = 0;
    const char* text = luaL_checklstring(L, 1, &length);
    const lua_Integer times = luaL_checkinteger(L, 2);
    const char* between = luaL_optlstring(L, 3, "", &between_length);
    if (times <= 0 || length + between_length == 0) {
        lua_pushliteral(L, "");
        return 1;
    }
    const uint64_t most = script_of(L).limits.longest_text;
    const uint64_t total =
        static_cast<uint64_t>(times) > most + 1 ? most + 1 : static_cast<uint64_t>(times) * (length + between_length);
    if (total > most)
        return luaL_error(L, "the resulting text is too long (at most %d bytes)", static_cast<int>(most));
    charge(L, total / kBytesPerUnit);
    luaL_Buffer result;
    luaL_buffinit(L, &result);
    for (lua_Integer i = 0; i < times; ++i) {
        luaL_addlstring(&result, text, length);
        if (i + 1 < times)
            luaL_addlstring(&result, between, between_length);
    }
    luaL_pushresult(&result);
    return 1;
}

// One directive of a format, after the %: flags, width, precision. What follows it decides the kind.
const char* read_directive(lua_State* L, const char* at, char* directive) {
    const char* const start = at;
    size_t used = 0;
    directive[used++] = '%';
    while (*at != 0 && std::strchr("-+ #0", *at) != nullptr && at - start < 5)
        directive[used++] = *at++;
    for (int i = 0; i < 2 && *at >= '0' && *at <= '9'; ++i)
        directive[used++] = *at++;
    if (*at == '.') {
        directive[used++] = *at++;
        for (int i = 0; i < 2 && *at >= '0' && *at <= '9'; ++i)
            directive[used++] = *at++;
    }
    if ((*at >= '0' && *at <= '9') || *at == '.' || (*at != 0 && std::strchr("-+ #", *at) != nullptr))
        luaL_error(L, "format: a width or a precision has at most two digits");
    directive[used] = 0;
    return at;
}

void add_end(char* directive, const char* end) {
    std::strcat(directive, end);
}

void add_text(lua_State* L, luaL_Buffer* result, const char* directive, int argument) {
    // push_text leaves the text on the stack, where luaL_Buffer may keep its own memory: so it goes to a place below.
    size_t length = 0;
    const char* text = luaL_checklstring(L, argument, &length);
    if (directive[1] == 0) {
        luaL_addlstring(result, text, length);
        return;
    }
    char shown[512];
    const int written = std::snprintf(shown, sizeof shown, directive, text);
    luaL_argcheck(L, written < static_cast<int>(sizeof shown), argument, "text too long for a width");
    luaL_addlstring(result, shown, static_cast<size_t>(written));
}

void add_quoted(lua_State* L, luaL_Buffer* result, int argument) {
    size_t length = 0;
    const char* text = luaL_checklstring(L, argument, &length);
    luaL_addchar(result, '"');
    for (size_t i = 0; i < length; ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        char escaped[8];
        if (byte == '"' || byte == '\\' || byte == '\n')
            std::snprintf(escaped, sizeof escaped, "\\%c", byte);
        else if (byte < 32 || byte == 127)
            std::snprintf(escaped, sizeof escaped, "\\%03d", byte);
        else
            std::snprintf(escaped, sizeof escaped, "%c", byte);
        luaL_addstring(result, escaped);
    }
    luaL_addchar(result, '"');
}

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
void add_number(lua_State* L, luaL_Buffer* result, char* directive, char kind, int argument) {
    char shown[512]; // %99.99f of the largest number takes 411
    int written = 0;
    const char end[2] = {kind, 0};
    switch (kind) {
    case 'c':
        add_end(directive, end);
        written = std::snprintf(shown, sizeof shown, directive, static_cast<int>(luaL_checkinteger(L, argument)));
        break;
    case 'd':
    case 'i':
    case 'u':
    case 'o':
    case 'x':
    case 'X':
        add_end(directive, "ll");
        add_end(directive, end);
        written = std::snprintf(shown, sizeof shown, directive, static_cast<long long>(luaL_checkinteger(L, argument)));
        break;
    default:
        add_end(directive, end);
        written = std::snprintf(shown, sizeof shown, directive, static_cast<double>(luaL_checknumber(L, argument)));
        break;
    }
    if (written > 0)
        luaL_addlstring(result, shown, static_cast<size_t>(written));
}
#pragma GCC diagnostic pop

int text_format(lua_State* L) {
    const int count = lua_gettop(L);
    size_t length = 0;
    const char* at = luaL_checklstring(L, 1, &length);
    const char* const end = at + length;
    charge(L, 5 + length / kBytesPerUnit);
    // Texts of the arguments first: __tostring may run, and a luaL_Buffer wants the stack for itself.
    int argument = 1;
    for (const char* look = at; look < end; ++look) {
        if (*look != '%')
            continue;
        if (++look < end && *look == '%')
            continue;
        while (look < end && std::strchr("-+ #0.123456789", *look) != nullptr && *look != 0)
            ++look;
        ++argument;
        if (look < end && *look == 's' && argument <= count) {
            push_text(L, argument, nullptr);
            lua_replace(L, argument);
        }
    }
    luaL_Buffer result;
    luaL_buffinit(L, &result);
    argument = 1;
    while (at < end) {
        if (*at != '%') {
            luaL_addchar(&result, *at++);
            continue;
        }
        if (*++at == '%') {
            luaL_addchar(&result, *at++);
            continue;
        }
        char directive[32];
        at = read_directive(L, at, directive);
        const char kind = at < end ? *at++ : 0;
        if (++argument > count)
            luaL_argerror(L, argument, "no value");
        charge(L, 50);
        if (kind == 's') {
            add_end(directive, directive[1] == 0 ? "" : "s");
            charge(L, lua_rawlen(L, argument) / kBytesPerUnit);
            add_text(L, &result, directive[1] == 0 ? "%" : directive, argument);
        } else if (kind == 'q') {
            charge(L, lua_rawlen(L, argument) * 4);
            add_quoted(L, &result, argument);
        } else if (kind != 0 && std::strchr("cdiuoxXaAeEfFgG", kind) != nullptr) {
            add_number(L, &result, directive, kind, argument);
        } else {
            return luaL_error(L, "format: '%%%c' is not known", kind == 0 ? ' ' : kind);
        }
    }
    luaL_pushresult(&result);
    return 1;
}

} // namespace

void charge_for_texts(lua_State* L, int library, const char* name) {
    library = lua_absindex(L, library);
    lua_getfield(L, library, name);
    lua_pushcclosure(L, charge_and_call, 1);
    lua_setfield(L, library, name);
}

void open_string(lua_State* L) {
    lua_getglobal(L, LUA_STRLIBNAME);
    for (const char* name : {"byte", "char", "lower", "upper", "reverse", "sub", "len"})
        charge_for_texts(L, -1, name);
    lua_pushcfunction(L, text_rep);
    lua_setfield(L, -2, "rep");
    lua_pushcfunction(L, text_format);
    lua_setfield(L, -2, "format");
    lua_getglobal(L, LUA_UTF8LIBNAME);
    for (const char* name : {"char", "codepoint", "len", "offset", "codes"})
        charge_for_texts(L, -1, name);
    lua_pop(L, 2);
}

} // namespace vocalmidi::lua
