// Scripts as a CLAP host meets them: chosen by a parameter, with parameters of their own.
#include "playing.h"
#include "saved_state.h"
#include "script_folder.h"
#include "scripted.h"

#include <chrono>
#include <thread>

using namespace test;

namespace {

const ScriptFolder folder;

} // namespace

TEST(Script_is_a_list_its_pool_may_be_automated_and_status_can_only_be_read) {
    MiniHost host;
    const clap_param_info_t list = infoOf(host, kScript), status = infoOf(host, kStatus);
    CHECK((list.flags & CLAP_PARAM_IS_STEPPED) != 0 && (list.flags & CLAP_PARAM_IS_AUTOMATABLE) != 0);
    CHECK(list.max_value > 5);
    CHECK((status.flags & CLAP_PARAM_IS_READONLY) != 0 && (status.flags & CLAP_PARAM_IS_AUTOMATABLE) == 0);
    CHECK((infoOf(host, kFirst).flags & CLAP_PARAM_IS_AUTOMATABLE) != 0);
    CHECK(textOf(host, kScript) == "None");
    CHECK(!textOf(host, kStatus).empty());
}

TEST(A_script_chosen_while_inactive_names_its_parameters_at_once) {
    MiniHost host;
    choose(host, "zz-up");
    SAME(host.side.rescans, kAll);
    expectUp(host, 0.5);
    host.side.rescans = 0;
    choose(host, "zz-up"); // which it is: nothing to tell
    SAME(host.side.rescans, 0u);
    host.activate();
    expectUp(host, 0.5);
}

TEST(A_value_behind_the_script_in_one_flush_is_for_that_script) {
    MiniHost host;
    host.parameterEvent(0, kFirst, 0.1);
    host.parameterEvent(0, kScript, script(host, "zz-up"));
    host.parameterEvent(0, kFirst, 0.75);
    host.flush();
    expectUp(host, 0.75);
    host.activate();
    expectUp(host, 0.75);
    blocks(host, 3);
    expectUp(host, 0.75);
    host.deactivate();
    expectUp(host, 0.75);
}

TEST(A_script_chosen_while_active_names_its_parameters_some_blocks_later_and_the_host_is_told) {
    MiniHost host;
    host.activate();
    blocks(host, 2);
    host.side.rescans = 0;
    host.parameterEvent(10, kScript, script(host, "zz-up"));
    blocks(host, 4);
    SAME(host.side.rescans, kAll);
    expectUp(host, 0.5);
    host.deactivate();
    expectUp(host, 0.5);
    host.activate();
    expectUp(host, 0.5);
}

TEST(A_value_set_in_one_block_with_the_script_is_for_that_script) {
    for (const std::size_t order : {0u, 1u}) {
        MiniHost host;
        host.activate();
        blocks(host, 2);
        if (order == 0) {
            host.parameterEvent(10, kScript, script(host, "zz-up"));
            host.parameterEvent(10, kFirst, 0.75);
        } else { // as a loaded state: all at once, from another thread's point of view
            host.parameterEvent(0, kScript, script(host, "zz-up"));
            host.parameterEvent(0, kFirst, 0.75);
            host.flush();
        }
        blocks(host, 4);
        expectUp(host, 0.75);
    }
}

TEST(Scripts_that_follow_each_other_closely_end_with_the_last) {
    MiniHost host;
    host.activate();
    host.parameterEvent(3, kScript, script(host, "zz-other"));
    host.parameterEvent(7, kFirst, 0.9);
    host.parameterEvent(11, kScript, script(host, "zz-up"));
    blocks(host, 4);
    expectUp(host, 0.5);
}

TEST(In_real_time_too_the_pool_follows_the_script) {
    MiniHost host;
    host.activate(48000, false);
    host.parameterEvent(10, kScript, script(host, "zz-up"));
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(20);
    while (nameOf(host, kFirst) != "Semitones" || host.value(kFirst) != 0.5) {
        blocks(host, 1);
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
        if (std::chrono::steady_clock::now() > end)
            break;
    }
    expectUp(host, 0.5);
}

TEST(Deactivated_right_after_the_script_was_chosen_the_pool_is_the_scripts_at_the_next_activation) {
    for (int i = 0; i < 20; ++i) {
        MiniHost host;
        choose(host, "zz-other");
        host.activate(48000, false);
        host.parameterEvent(10, kScript, script(host, "zz-up"));
        host.process(std::vector<float>(64, 0.0f));
        std::this_thread::sleep_for(std::chrono::milliseconds(i));
        host.deactivate();
        host.activate();
        expectUp(host, 0.5);
    }
}

TEST(Deactivated_before_the_worker_heard_of_the_script_it_keeps_what_was_set_for_it) {
    MiniHost host;
    choose(host, "zz-other");
    host.activate();
    blocks(host, 2);
    host.parameterEvent(0, kScript, script(host, "zz-up"));
    host.parameterEvent(0, kFirst, 0.75);
    host.flush();
    host.deactivate();
    expectUp(host, 0.75);
    host.activate();
    expectUp(host, 0.75);
}

TEST(A_script_reworks_the_notes) {
    MiniHost plain, up;
    plain.activate();
    play(plain, melody(48000), 512);
    choose(up, "zz-up");
    up.activate();
    play(up, melody(48000), 512);
    CHECK(firstKey(plain) > 0);
    SAME(firstKey(up), firstKey(plain) + 6);
    SAME(up.hanging(), 0);
}

TEST(A_saved_state_brings_the_script_and_its_parameters_back) {
    MiniHost first;
    choose(first, "zz-up");
    first.parameterEvent(0, kFirst, 0.75);
    first.flush();
    const Bytes bytes = stateOf(first);
    for (const bool active : {false, true}) {
        MiniHost second;
        if (active) {
            second.activate();
            blocks(second, 2);
        }
        second.side.rescans = 0;
        CHECK(load(second, bytes));
        SAME(second.side.rescans & kAll, kAll);
        expectUp(second, 0.75);
        if (active)
            blocks(second, 4);
        else
            second.activate();
        expectUp(second, 0.75);
        const Bytes again = stateOf(second);
        CHECK(again == bytes);
        second.deactivate();
        expectUp(second, 0.75);
        MiniHost third;
        CHECK(load(third, again));
        expectUp(third, 0.75);
    }
}

int main() {
    return runAll();
}
