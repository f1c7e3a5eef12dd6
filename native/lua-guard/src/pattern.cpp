#include "pattern.h"

#include "budget.h"

#include <cctype>
#include <cstring>

namespace vocalmidi::lua {

namespace {

// Steps between two charges, and what one costs.
constexpr uint64_t kStepsPerCharge = 64;

bool in_class(unsigned char byte, char name) {
    bool in = false;
    switch (std::tolower(static_cast<unsigned char>(name))) {
    case 'a':
        in = std::isalpha(byte) != 0;
        break;
    case 'c':
        in = std::iscntrl(byte) != 0;
        break;
    case 'd':
        in = std::isdigit(byte) != 0;
        break;
    case 'g':
        in = std::isgraph(byte) != 0;
        break;
    case 'l':
        in = std::islower(byte) != 0;
        break;
    case 'p':
        in = std::ispunct(byte) != 0;
        break;
    case 's':
        in = std::isspace(byte) != 0;
        break;
    case 'u':
        in = std::isupper(byte) != 0;
        break;
    case 'w':
        in = std::isalnum(byte) != 0;
        break;
    case 'x':
        in = std::isxdigit(byte) != 0;
        break;
    default:
        return static_cast<unsigned char>(name) == byte;
    }
    return std::isupper(static_cast<unsigned char>(name)) != 0 ? !in : in;
}

} // namespace

Pattern::Pattern(lua_State* L, const char* text, size_t text_length, const char* pattern, size_t pattern_length)
    : L_(L), text_(text), text_end_(text + text_length), pattern_(pattern), pattern_end_(pattern + pattern_length),
      anchored_(pattern_length > 0 && pattern[0] == '^') {
    if (anchored_)
        ++pattern_;
}

const char* Pattern::match(const char* at) {
    count_ = 0;
    depth_ = 0;
    step(1);
    return match_rest(at, pattern_);
}

void Pattern::step(uint64_t count) {
    steps_ += count;
    if (steps_ >= kStepsPerCharge) {
        const uint64_t done = steps_;
        steps_ = 0;
        charge(L_, done);
    }
}

// Everything from `item` to the pattern's end.
const char* Pattern::match_rest(const char* at, const char* item) {
    if (++depth_ > kDeepest)
        luaL_error(L_, "the pattern is too complex");
    const char* result = nullptr;
    for (;;) {
        step(1);
        if (item == pattern_end_) {
            result = at;
            break;
        }
        if (*item == '(') {
            const bool position = item + 1 < pattern_end_ && item[1] == ')';
            result = open_capture(at, item + (position ? 2 : 1), position ? kPosition : kOpen);
            break;
        }
        if (*item == ')') {
            result = close_capture(at, item + 1);
            break;
        }
        if (*item == '$' && item + 1 == pattern_end_) {
            result = at == text_end_ ? at : nullptr;
            break;
        }
        const char special = *item == '%' && item + 1 < pattern_end_ ? item[1] : '\0';
        if (special == 'b' || special == 'f' || (special >= '0' && special <= '9')) {
            const char* next = item + 2;
            if (special == 'b') {
                at = match_balanced(at, next);
                next += 2;
            } else if (special == 'f') {
                at = match_frontier(at, next);
            } else {
                at = match_same(at, special);
            }
            if (at == nullptr)
                break;
            item = next;
            continue;
        }
        const char* const item_end = end_of_item(item);
        const char repeat = item_end < pattern_end_ ? *item_end : '\0';
        if (repeat == '*' || repeat == '+' || repeat == '-' || repeat == '?') {
            result = match_item(at, item, item_end);
            break;
        }
        if (!fits(at, item, item_end))
            break;
        ++at;
        item = item_end;
    }
    --depth_;
    return result;
}

// An item with a repetition behind it, and the rest.
const char* Pattern::match_item(const char* at, const char* item, const char* item_end) {
    const char repeat = *item_end;
    const char* const rest = item_end + 1;
    if (repeat == '-') {
        for (;;) {
            if (const char* end = match_rest(at, rest))
                return end;
            if (!fits(at, item, item_end))
                return nullptr;
            ++at;
        }
    }
    const char* most = at;
    while (fits(most, item, item_end)) {
        ++most;
        if (repeat == '?')
            break;
    }
    const char* const least = repeat == '+' ? at + 1 : at;
    for (; most >= least; --most)
        if (const char* end = match_rest(most, rest))
            return end;
    return nullptr;
}

const char* Pattern::match_balanced(const char* at, const char* brackets) {
    if (pattern_end_ - brackets < 2)
        luaL_error(L_, "malformed pattern (missing arguments to '%%b')");
    if (at == text_end_ || *at != brackets[0])
        return nullptr;
    int open = 1;
    for (const char* look = at + 1; look < text_end_; ++look) {
        step(1);
        if (*look == brackets[1]) {
            if (--open == 0)
                return look + 1;
        } else if (*look == brackets[0]) {
            ++open;
        }
    }
    return nullptr;
}

// "%f[set]": between a character outside the set and one inside. Moves `item` behind the set.
const char* Pattern::match_frontier(const char* at, const char*& item) {
    if (item == pattern_end_ || *item != '[')
        luaL_error(L_, "missing '[' after '%%f' in pattern");
    const char* const end = end_of_item(item);
    const auto left = static_cast<unsigned char>(at == text_ ? 0 : at[-1]);
    const auto right = static_cast<unsigned char>(at == text_end_ ? 0 : *at);
    const bool here = !fits_set(left, item, end) && fits_set(right, item, end);
    item = end;
    return here ? at : nullptr;
}

// "%1": what the first capture caught.
const char* Pattern::match_same(const char* at, char index) {
    const int capture = index - '1';
    if (capture < 0 || capture >= count_ || captures_[capture].length < 0)
        luaL_error(L_, "invalid capture index '%%%c' in pattern", index);
    const auto length = static_cast<size_t>(captures_[capture].length);
    step(length / 8);
    if (static_cast<size_t>(text_end_ - at) < length || std::memcmp(at, captures_[capture].start, length) != 0)
        return nullptr;
    return at + length;
}

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

const char* Pattern::end_of_item(const char* item) {
    if (*item == '%') {
        if (item + 1 == pattern_end_)
            luaL_error(L_, "malformed pattern (ends with '%%')");
        return item + 2;
    }
    if (*item != '[')
        return item + 1;
    const char* look = item + 1;
    if (look < pattern_end_ && *look == '^')
        ++look;
    // A "]" that comes first stands for itself.
    bool first = true;
    for (; look < pattern_end_ && (*look != ']' || first); ++look) {
        first = false;
        if (*look == '%')
            ++look;
    }
    if (look >= pattern_end_)
        luaL_error(L_, "malformed pattern (missing ']')");
    return look + 1;
}

bool Pattern::fits(const char* at, const char* item, const char* item_end) {
    step(1);
    if (at == text_end_)
        return false;
    const auto byte = static_cast<unsigned char>(*at);
    switch (*item) {
    case '.':
        return true;
    case '%':
        return in_class(byte, item[1]);
    case '[':
        return fits_set(byte, item, item_end);
    default:
        return static_cast<unsigned char>(*item) == byte;
    }
}

bool Pattern::fits_set(unsigned char byte, const char* set, const char* set_end) {
    const char* look = set + 1;
    const char* const last = set_end - 1; // the closing bracket
    const bool inverted = look < last && *look == '^';
    if (inverted)
        ++look;
    step(static_cast<uint64_t>(last - look) / 2);
    while (look < last) {
        if (*look == '%' && look + 1 < last) {
            if (in_class(byte, look[1]))
                return !inverted;
            look += 2;
        } else if (look + 2 < last && look[1] == '-') {
            if (static_cast<unsigned char>(look[0]) <= byte && byte <= static_cast<unsigned char>(look[2]))
                return !inverted;
            look += 3;
        } else {
            if (static_cast<unsigned char>(*look) == byte)
                return !inverted;
            ++look;
        }
    }
    return inverted;
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
