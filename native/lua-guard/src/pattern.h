// Lua's patterns (section 6.4.1 of the manual), matched with every step counted: a pattern that backtracks for ever
// is stopped by the budget.
#pragma once

#include "script.h"

namespace vocalmidi::lua {

struct Capture {
    const char* start;
    ptrdiff_t length; // or one of the two below
};

constexpr ptrdiff_t kOpen = -1;     // its closing bracket is not reached yet
constexpr ptrdiff_t kPosition = -2; // "()": the place itself

class Pattern {
public:
    /// Both texts must stay on the stack of `L`. Raises errors, as do all functions here.
    Pattern(lua_State* L, const char* text, size_t text_length, const char* pattern, size_t pattern_length);

    /// The end of a match that begins at `at`, or null.
    const char* match(const char* at);

    bool anchored() const { return anchored_; }
    const char* text() const { return text_; }
    const char* text_end() const { return text_end_; }
    int captures() const { return count_; }

    /// Pushes one capture; the whole match for the first if the pattern has none.
    void push_capture(int index, const char* start, const char* end);
    /// Pushes all captures, or the whole match; returns how many.
    int push_captures(const char* start, const char* end);

private:
    static constexpr int kMostCaptures = 32;
    static constexpr int kDeepest = 190;

    const char* match_rest(const char* at, const char* item);
    const char* match_item(const char* at, const char* item, const char* item_end);
    const char* match_balanced(const char* at, const char* brackets);
    const char* match_frontier(const char* at, const char*& item);
    const char* match_same(const char* at, char index);
    const char* open_capture(const char* at, const char* rest, ptrdiff_t kind);
    const char* close_capture(const char* at, const char* rest);
    const char* end_of_item(const char* item);
    bool fits(const char* at, const char* item, const char* item_end);
    bool fits_set(unsigned char byte, const char* set, const char* set_end);
    void step(uint64_t count);

    lua_State* L_;
    const char* text_;
    const char* text_end_;
    const char* pattern_;
    const char* pattern_end_;
    bool anchored_;
    int count_ = 0;
    int depth_ = 0;
    uint64_t steps_ = 0;
    Capture captures_[kMostCaptures];
};

} // namespace vocalmidi::lua
