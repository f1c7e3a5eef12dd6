// What the engine tells a script, and the commands that come back.
#include "guard.h"
#include "test.h"

using test::Guard;

TEST(A_handler_that_is_missing_says_so) {
    Guard guard("function on_note(note) end");
    CHECK(vl_has_handler(guard.script(), VL_ON_NOTE) != 0);
    CHECK(vl_has_handler(guard.script(), VL_ON_BEAT) == 0);
    SAME(guard.run(VL_ON_BEAT), VL_NO_HANDLER);
}

TEST(An_emitted_note_has_what_the_incoming_one_has) {
    Guard guard("function on_note(note) emit(note) end");
    SAME(guard.run(VL_ON_NOTE, 7), VL_OK);
    SAME(guard.commands().size(), size_t{1});
    const vl_command note = guard.commands()[0];
    SAME(note.kind, static_cast<int32_t>(VL_EMIT));
    SAME(note.source, 7);
    SAME(note.channel, 3);
    SAME(note.time, 1.0);
    CHECK(note.length < 0);
    SAME(note.pitch, 60.25);
    SAME(note.velocity, 0.5);
    SAME(note.level, 0.75);
}

TEST(All_handlers_get_the_same_table_for_the_same_note_until_it_has_ended) {
    Guard guard("function on_note(note) note.mark = note end "
                "function on_pitch(note) log(note.mark == note, note.length) end "
                "function on_note_end(note) log(note.mark == note, note.length, note.length_beats) end");
    guard.run(VL_ON_NOTE);
    guard.run(VL_ON_PITCH);
    CHECK(guard.log() == "true nil\n");
    guard.run(VL_ON_NOTE_END);
    CHECK(guard.log() == "true 0.5 1.0\n");
    guard.run(VL_ON_PITCH);
    CHECK(guard.log() == "false nil\n");
}

TEST(Forgotten_notes_and_functions_are_gone) {
    Guard guard("function on_note(note) note.mark = true at(5, function() log('called') end) end "
                "function on_pitch(note) log(note.mark) end");
    guard.run(VL_ON_NOTE);
    const int32_t timer = guard.commands()[0].id;
    vl_forget_notes(guard.script());
    vl_forget_timers(guard.script());
    guard.run(VL_ON_PITCH);
    CHECK(guard.log() == "nil\n");
    SAME(guard.run(VL_ON_TIMER, timer), VL_NO_HANDLER);
}

TEST(A_planned_function_is_called_once) {
    Guard guard("function on_note(note) at(5, function() log('called') end) end");
    guard.run(VL_ON_NOTE);
    const int32_t timer = guard.commands()[0].id;
    SAME(guard.run(VL_ON_TIMER, timer), VL_OK);
    CHECK(guard.log() == "called\n");
    SAME(guard.run(VL_ON_TIMER, timer), VL_NO_HANDLER);
}

TEST(A_parameters_handle_shows_what_was_set) {
    Guard guard("local n = param{ name = 'n', min = 1, max = 9, default = 2 } "
                "local c = param{ name = 'c', choices = { 'red', 'green' } } log(n.value, c.value) "
                "function on_param(name, value) log(name, value, n.value, c.value, params.n, params.c, n.name) end");
    CHECK(guard.log() == "2.0 red\n");
    SAME(vl_parameter_count(guard.script()), 2u);
    vl_set_parameter(guard.script(), 0, 100);
    vl_set_parameter(guard.script(), 1, 0.7);
    SAME(guard.run(VL_ON_PARAM, 0), VL_OK);
    CHECK(guard.log() == "n 9.0 9.0 green 9.0 green n\n");
    SAME(guard.run(VL_ON_PARAM, 1), VL_OK);
    CHECK(guard.log() == "c green 9.0 green 9.0 green n\n");
    Guard misspelt("local n = param{ name = 'n' } local x = n.valeu");
    CHECK(misspelt.says("a parameter has a value and a name, but no 'valeu'"));
}

TEST(The_transport_is_that_of_the_call) {
    Guard guard("function on_note(note) local t = transport log(t.tempo, t.playing, t.beat, t.seconds, t.bar, "
                "t.beats_per_bar, t.beat_unit, t.loop, t.loop_start, t.loop_end) end");
    vl_call call{};
    call.handler = VL_ON_NOTE;
    call.note.id = 1;
    call.now = {2, 3, 90, 4, 8, 1, 3, 8, 1, 1, 100};
    SAME(vl_run(guard.script(), &call), VL_OK);
    CHECK(guard.log() == "90.0 true 3.0 2.0 1 3 8 true 4.0 8.0\n");
    call.now = {5, 6, 91, 4, 8, 2, 3, 8, 0, 1, 100};
    SAME(vl_run(guard.script(), &call), VL_OK);
    CHECK(guard.log() == "91.0 false 6.0 5.0 2 3 8 true 4.0 8.0\n");
    Guard misspelt("function on_note(note) local t = transport.tempi end");
    SAME(misspelt.run(VL_ON_NOTE), VL_ERROR);
    CHECK(misspelt.says("transport has no field 'tempi'"));
}

int main() {
    return test::runAll();
}
