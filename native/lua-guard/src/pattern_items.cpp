// Lua's patterns: the single items, and whether they fit what stands in the text.
#include "pattern.h"

#include <cctype>
#include <cstring>

namespace vocalmidi::lua {

namespace {

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

} // namespace vocalmidi::lua
