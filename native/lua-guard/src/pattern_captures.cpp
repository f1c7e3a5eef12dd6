// Lua's patterns: what the brackets catch.
#include "pattern.h"

namespace vocalmidi::lua {

const char* Pattern::open_capture(const char* at, const char* rest, ptrdiff_t kind) {
    if (count_ == kMostCaptures)
        luaL_error(L_, "too many captures");
    captures_[count_++] = {at, kind};
    const char* const end = match_rest(at, rest);
    if (end == nullptr)
        --count_;
    return end;
}

const char* Pattern::close_capture(const char* at, const char* rest) {
    int open = count_ - 1;
    while (open >= 0 && captures_[open].length != kOpen)
        --open;
    if (open < 0)
        luaL_error(L_, "invalid pattern capture");
    captures_[open].length = at - captures_[open].start;
    const char* const end = match_rest(at, rest);
    if (end == nullptr)
        captures_[open].length = kOpen;
    return end;
}

void Pattern::push_capture(int index, const char* start, const char* end) {
    if (index == 0 && count_ == 0) {
        lua_pushlstring(L_, start, static_cast<size_t>(end - start));
        return;
    }
    if (index >= count_)
        luaL_error(L_, "invalid capture index %%%d", index + 1);
    const Capture& capture = captures_[index];
    if (capture.length == kOpen)
        luaL_error(L_, "unfinished capture");
    if (capture.length == kPosition)
        lua_pushinteger(L_, capture.start - text_ + 1);
    else
        lua_pushlstring(L_, capture.start, static_cast<size_t>(capture.length));
}

int Pattern::push_captures(const char* start, const char* end) {
    const int pushed = count_ == 0 ? 1 : count_;
    luaL_checkstack(L_, pushed, "too many captures");
    for (int i = 0; i < pushed; ++i)
        push_capture(i, start, end);
    return pushed;
}

} // namespace vocalmidi::lua
