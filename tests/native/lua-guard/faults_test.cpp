// Errors of a script: the text, the line, the handler; and that the call left nothing behind.
#include "guard.h"
#include "test.h"

using test::Guard;

TEST(A_text_that_is_no_Lua_says_where) {
    Guard guard("local a = 1\nlocal b = = 2\n");
    SAME(guard.loaded(), VL_ERROR);
    SAME(guard.fault().kind, VL_FAULT_SYNTAX);
    SAME(guard.fault().line, 2);
    CHECK(guard.says("test.lua:2: unexpected symbol near '='"));
}

TEST(An_error_while_loading_says_where) {
    Guard guard("\n\nerror('no')");
    SAME(guard.loaded(), VL_ERROR);
    SAME(guard.fault().kind, VL_FAULT_ERROR);
    SAME(guard.fault().handler, VL_HANDLERS);
    SAME(guard.fault().line, 3);
    CHECK(guard.message() == "test.lua:3: no");
}

TEST(An_error_in_a_handler_says_what_and_where_and_leaves_no_commands) {
    Guard guard("function on_note(note)\n  emit(note)\n  at(2, function() end)\n  local x = note.ptich + 1\nend");
    SAME(guard.run(VL_ON_NOTE), VL_ERROR);
    SAME(guard.fault().kind, VL_FAULT_ERROR);
    SAME(guard.fault().handler, VL_ON_NOTE);
    SAME(guard.fault().line, 4);
    CHECK(guard.message() == "test.lua:4: attempt to perform arithmetic on a nil value (field 'ptich')");
    SAME(guard.commands().size(), size_t{0});
    SAME(guard.run(VL_ON_TIMER, 2), VL_NO_HANDLER); // what it planned is forgotten
}

TEST(The_line_is_the_scripts_also_when_a_function_of_the_guard_raises_the_error) {
    Guard guard("function on_note(note)\n\n  emit{ channel = 17, pitch = 60 }\nend");
    SAME(guard.run(VL_ON_NOTE), VL_ERROR);
    SAME(guard.fault().line, 3);
    CHECK(guard.says("a note's channel must be a whole number from 1 to 16"));
}

TEST(An_error_that_is_no_text_is_told_by_its_kind) {
    Guard guard("function on_note(note) error({}) end");
    SAME(guard.run(VL_ON_NOTE), VL_ERROR);
    CHECK(guard.message() == "the error is a table, not a text");
}

TEST(After_an_error_the_next_call_is_as_if_nothing_had_been) {
    Guard guard("local n = 0 function on_note(note) n = n + 1 if n == 1 then error('first') end emit(note) end");
    SAME(guard.run(VL_ON_NOTE), VL_ERROR);
    SAME(guard.run(VL_ON_NOTE, 2), VL_OK);
    SAME(guard.fault().kind, VL_FAULT_NONE);
    SAME(guard.commands().size(), size_t{1});
}

TEST(What_works_only_in_handlers_says_so_while_the_script_loads) {
    for (const char* text : {"emit{ pitch = 60 }", "local t = transport.tempo", "at(1, print)"}) {
        Guard guard(text);
        SAME(guard.loaded(), VL_ERROR);
        CHECK(guard.says("handlers"));
    }
}

TEST(Misuse_by_the_caller_is_told_and_does_no_harm) {
    Guard guard("");
    SAME(vl_run(guard.script(), nullptr), VL_INVALID);
    SAME(guard.run(VL_HANDLERS), VL_INVALID);
    SAME(guard.run(-1), VL_INVALID);
    SAME(guard.run(VL_ON_PARAM, 0), VL_INVALID); // it has no parameter
    SAME(vl_load(nullptr, "", 0, "", 1), VL_INVALID);
    vl_destroy(nullptr);
}

int main() {
    return test::runAll();
}
