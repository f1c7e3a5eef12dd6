#include "budget.h"

#include "allocator.h"
#include "chains.h"

#include <cinttypes>
#include <cstdio>
#include <cstring>
#include <ctime>

namespace vocalmidi::lua {

namespace {

// Instructions between two looks at the budget: fewer when they are dear, so that the last look is not late by much.
constexpr int kInterval = 250;
constexpr uint64_t kWorkBetweenLooks = 40'000;
// Looks at the budget for one at the clock and at the values in use, which take longer.
constexpr uint32_t kHooksBetweenLooks = 4;

// Comparing two texts and copying a stack of arguments are single instructions. The longer the longest text and the
// deeper the deepest stack that the script has ever had, the more each instruction is taken to cost.
constexpr uint64_t kFreeText = 256;
constexpr uint64_t kTextBytesPerUnit = 3;
constexpr uint64_t kFreeStack = 16 * 1024;
constexpr uint64_t kStackBytesPerUnit = 64;
// So are looking for a key among others whose hashes collide (those of numbers can be foreseen), and for a field along
// a chain of tables. A table that is called through a chain shifts its arguments once for each link.
constexpr uint64_t kFreeKeys = 32;
constexpr uint64_t kKeysPerUnit = 2;
constexpr uint64_t kUnitsPerLink = 2; // the first one: half
constexpr uint64_t kShiftsPerUnit = 16;

int64_t processor_ns() {
#ifdef CLOCK_THREAD_CPUTIME_ID
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<int64_t>(now.tv_sec) * 1'000'000'000 + now.tv_nsec;
#else
    return static_cast<int64_t>(clock()) * (1'000'000'000 / CLOCKS_PER_SEC);
#endif
}

void stop_for_work(Script& script) {
    if (script.stopped)
        return;
    char message[160];
    std::snprintf(message, sizeof message,
                  "did more work than one call may (%" PRIu64
                  " steps): is there a loop, or a function that calls itself, that does not end?",
                  script.allowed);
    note_stop(script, VL_FAULT_WORK, message);
}

// Asking the clock is a system call: short handlers never get here, and the clock starts with the first look.
void look_at_clock(Script& script) {
    const int64_t now = processor_ns();
    if (script.hooks == 1)
        script.began_ns = now;
    else if (now - script.began_ns > static_cast<int64_t>(script.limits.backstop_ms) * 1'000'000)
        note_stop(script, VL_FAULT_TIME, "took too long");
}

int interval_of(const Script& script) {
    const uint64_t interval = kWorkBetweenLooks / script.instruction_price;
    return interval > kInterval ? kInterval : interval < 1 ? 1 : static_cast<int>(interval);
}

void on_count(lua_State* L, lua_Debug* frame) {
    Script& script = script_of(L);
    if (!script.stopped) {
        const int interval = lua_gethookcount(L);
        script.work += static_cast<uint64_t>(interval) * script.instruction_price;
        tune_collector(script);
        if (interval != interval_of(script))
            lua_sethook(L, on_count, LUA_MASKCOUNT, interval_of(script));
        if (script.work > script.allowed)
            stop_for_work(script);
        else if (++script.hooks % kHooksBetweenLooks == 1) {
            look_for_chains(L, frame);
            look_at_clock(script);
        }
    }
    if (script.stopped)
        raise_stop(L);
}

} // namespace

void begin_budget(Script& script, uint64_t allowed) {
    script.work = 0;
    script.allowed = allowed;
    script.hooks = 0;
    script.refused_once = false;
    script.running = script.main;
    lua_sethook(script.main, on_count, LUA_MASKCOUNT, interval_of(script));
}

void charge(lua_State* L, uint64_t units) {
    Script& script = script_of(L);
    if (!afford(script, units))
        raise_stop(L);
}

void note_stop(Script& script, int32_t kind, const char* message, bool stack_moves) {
    if (script.stopped)
        return;
    script.stopped = true;
    vl_fault& fault = script.fault;
    fault.kind = kind;
    fault.line = stack_moves ? 0 : line_of(script, script.running);
    fault.work = script.work;
    std::snprintf(fault.message, sizeof fault.message, "%s", message);
}

void raise_stop(lua_State* L) {
    // Whatever still runs on the way out (a __close, say) comes back here at its first instruction.
    lua_sethook(L, on_count, LUA_MASKCOUNT, 1);
    lua_pushlightuserdata(L, &script_of(L));
    lua_error(L);
    __builtin_unreachable();
}

void update_price(Script& script) {
    uint64_t price = 1;
    if (script.longest_text > kFreeText)
        price += (script.longest_text - kFreeText) / kTextBytesPerUnit;
    if (script.deepest_stack > kFreeStack)
        price += (script.deepest_stack - kFreeStack) / kStackBytesPerUnit;
    if (script.most_keys > kFreeKeys)
        price += (script.most_keys - kFreeKeys) / kKeysPerUnit;
    if (script.longest_chain > 0)
        price += script.longest_chain * kUnitsPerLink - 1;
    price += script.longest_call_chain * script.longest_call_chain / kShiftsPerUnit;
    const bool sooner = price > script.instruction_price && !script.stopped && script.running;
    script.instruction_price = price;
    if (sooner)
        lua_sethook(script.running, on_count, LUA_MASKCOUNT, interval_of(script));
}

bool afford(Script& script, uint64_t units) {
    script.work += units;
    if (script.work > script.allowed)
        stop_for_work(script);
    return !script.stopped;
}

int line_of(Script& script, lua_State* L) {
    lua_Debug frame;
    for (int level = 0; level < 64 && lua_getstack(L, level, &frame); ++level)
        if (lua_getinfo(L, "Sl", &frame) && frame.currentline > 0 && std::strcmp(frame.short_src, script.name) == 0)
            return frame.currentline;
    return 0;
}

} // namespace vocalmidi::lua
