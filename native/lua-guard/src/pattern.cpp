// Lua's patterns: the way through a pattern, item by item, with all its ways back.
#include "pattern.h"

#include "budget.h"

namespace vocalmidi::lua {

namespace {

// Steps between two charges, and what one costs.
constexpr uint64_t kStepsPerCharge = 64;

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

} // namespace vocalmidi::lua
