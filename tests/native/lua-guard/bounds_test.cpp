// What a script may spend: work, memory, texts, tables, depth. All of it is counted, so it ends alike on every machine.
#include "guard.h"
#include "test.h"

using test::Guard;

namespace {

constexpr uint64_t kLate = 1'500'000; // what the last look at the budget may be late by, with the dearest instructions

void check_stops(const std::string& handler, int32_t kind) {
    Guard guard("function on_note(note) " + handler + " end");
    SAME(guard.loaded(), VL_OK);
    SAME(guard.run(VL_ON_NOTE), VL_STOPPED);
    SAME(guard.fault().kind, kind);
    CHECK(guard.work() < test::usual_limits().work_per_call + kLate);
    SAME(guard.commands().size(), size_t{0});
    SAME(guard.run(VL_ON_NOTE), VL_STOPPED); // for good
    CHECK(guard.fault().kind == kind);
}

} // namespace

TEST(A_loop_is_stopped_by_its_work) {
    check_stops("while true do end", VL_FAULT_WORK);
}

TEST(No_pcall_no_coroutine_and_no_closing_variable_catches_a_stop) {
    check_stops("while true do pcall(function() while true do end end) end", VL_FAULT_WORK);
    check_stops("while true do xpcall(function() while true do end end, function() while true do end end) end",
                VL_FAULT_WORK);
    check_stops("local f = coroutine.wrap(function() while true do end end) while true do pcall(f) end", VL_FAULT_WORK);
    check_stops("local c <close> = setmetatable({}, { __close = function() while true do end end }) while true do end",
                VL_FAULT_WORK);
}

TEST(The_same_work_is_counted_each_time) {
    uint64_t first = 0;
    for (int i = 0; i < 3; ++i) {
        Guard guard("function on_note(note) for i = 1, 10000 do local t = { i, tostring(i) } end end");
        SAME(guard.run(VL_ON_NOTE), VL_OK);
        if (i == 0)
            first = guard.work();
        SAME(guard.work(), first);
    }
    CHECK(first > 40'000);
}

TEST(A_budget_is_for_one_call_and_the_next_begins_anew) {
    Guard guard("function on_note(note) for i = 1, 200000 do end end");
    for (int i = 0; i < 50; ++i)
        SAME(guard.run(VL_ON_NOTE), VL_OK);
}

TEST(Memory_has_a_cap) {
    vl_limits limits = test::usual_limits();
    limits.memory = 512 * 1024;
    limits.work_per_call = 1'000'000'000;
    Guard guard("kept = {} function on_note(note) for i = 1, 1e9 do kept[i] = { ('x'):rep(100) .. i } end end", limits);
    SAME(guard.run(VL_ON_NOTE), VL_STOPPED);
    SAME(guard.fault().kind, VL_FAULT_MEMORY);
    CHECK(guard.says("uses too much memory (at most 512 KB)"));
    CHECK(vl_memory(guard.script()) <= limits.memory);
}

TEST(Garbage_does_not_count_against_the_memory) {
    vl_limits limits = test::usual_limits();
    limits.memory = 1024 * 1024;
    Guard guard("function on_note(note) for i = 1, 1000 do local t = { {}, {}, {} } end end", limits);
    for (int i = 0; i < 300; ++i)
        SAME(guard.run(VL_ON_NOTE), VL_OK);
}

TEST(No_text_and_no_table_grows_without_end) {
    check_stops("local s = 'x' while true do s = s .. s end", VL_FAULT_TEXT);
    check_stops("local t = {} for i = 1, 20000 do t[i] = i end", VL_FAULT_TABLE);
}

TEST(A_chain_of_tables_is_charged_however_it_was_put_together) {
    check_stops("local t = {} for i = 1, 1900 do t = setmetatable({}, { __index = t }) end "
                "while true do local x = t.a end",
                VL_FAULT_WORK);
    check_stops("local first, m, t = {}, {}, {} for i = 1, 1900 do m[i], t[i] = {}, {} "
                "setmetatable(t[i - 1] or first, m[i]) end for i = 1, 1900 do m[i].__index = t[i] end "
                "while true do local x = first.a end",
                VL_FAULT_WORK);
}

TEST(A_class_that_inherits_costs_little) {
    Guard guard("local A = {} A.__index = A local B = setmetatable({}, A) B.__index = B function A:f() return 1 end "
                "function on_note(note) for i = 1, 10000 do setmetatable({}, B):f() end end");
    SAME(guard.run(VL_ON_NOTE), VL_OK);
    CHECK(guard.work() < 1'000'000);
}

TEST(Keys_that_collide_are_charged_and_not_too_many) {
    check_stops("local step = 511 * 1023 * 2047 local t = {} for i = 1, 500 do t[i * step] = i end "
                "while true do local x = t[step] end",
                VL_FAULT_WORK);
    Guard guard("local t, n = {}, 0 function on_note(note) for _ = 1, 180 do n = n + 1 t['key' .. n] = n end end");
    vl_status status = VL_OK;
    for (int i = 0; i < 30 && status == VL_OK; ++i)
        status = guard.run(VL_ON_NOTE);
    SAME(status, VL_STOPPED);
    CHECK(guard.says("made a table with too many keys that are no list (at most 2048 keys)"));
}

TEST(A_long_script_with_many_names_costs_no_more) {
    std::string text;
    for (int i = 0; i < 150; ++i)
        text += "global" + std::to_string(i) + " = 1 ";
    Guard guard(text + "function on_note(note) for i = 1, 100000 do end end");
    SAME(guard.run(VL_ON_NOTE), VL_OK);
    CHECK(guard.work() < 200'000);
}

TEST(Deep_recursion_is_stopped) {
    Guard guard("function on_note(note) local function f() return 1 + f() end f() end");
    SAME(guard.run(VL_ON_NOTE), VL_STOPPED);
    Guard arguments("function on_note(note) local function f(...) return f(1, 1, 1, 1, 1, 1, 1, 1, ...) end f() end");
    SAME(arguments.run(VL_ON_NOTE), VL_STOPPED);
}

int main() {
    return test::runAll();
}
