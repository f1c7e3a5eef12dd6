// What a CLAP host is told of scripts: the status, and what they log.
#include "playing.h"
#include "script_folder.h"
#include "scripted.h"

using namespace test;

namespace {

const ScriptFolder folder;

} // namespace

TEST(A_broken_script_is_told_in_the_status_and_in_the_log_and_notes_still_come) {
    MiniHost host;
    choose(host, "zz-broken");
    SAME(host.value(kStatus), 1.0);
    CHECK(has(textOf(host, kStatus), "zz-broken.lua"));
    CHECK(logged(host, CLAP_LOG_WARNING, "zz-broken.lua"));
    host.activate();
    SAME(host.value(kStatus), 1.0);
    play(host, melody(48000), 512);
    CHECK(noteOns(host.events) > 0);
    host.deactivate();
    SAME(host.value(kStatus), 1.0);
    choose(host, "None");
    SAME(host.value(kStatus), 0.0);
    CHECK(!has(textOf(host, kStatus), "zz-broken.lua"));
}

TEST(A_broken_script_chosen_while_active_is_told_by_a_rescan_and_its_status_goes_with_it) {
    MiniHost host;
    host.activate();
    blocks(host, 2);
    host.side.rescans = 0;
    host.parameterEvent(0, kScript, script(host, "zz-broken"));
    blocks(host, 4);
    SAME(host.side.rescans, kAll);
    SAME(host.value(kStatus), 1.0);
    CHECK(has(textOf(host, kStatus), "zz-broken.lua"));
    CHECK(logged(host, CLAP_LOG_WARNING, "zz-broken.lua"));
    host.parameterEvent(0, kScript, script(host, "zz-up"));
    blocks(host, 4);
    SAME(host.value(kStatus), 0.0);
}

TEST(A_script_that_goes_wrong_while_it_plays_is_told_once_for_what_it_is) {
    MiniHost host;
    choose(host, "zz-failing");
    host.activate();
    SAME(host.value(kStatus), 0.0);
    play(host, melody(48000), 512);
    host.mainThread();
    SAME(host.value(kStatus), 1.0);
    CHECK(has(textOf(host, kStatus), "out of breath"));
    CHECK(logged(host, CLAP_LOG_WARNING, "out of breath"));
    SAME(host.hanging(), 0);
}

TEST(What_a_script_logs_is_in_the_hosts_log_and_repeats_no_warning) {
    MiniHost host;
    choose(host, "zz-talker");
    host.activate();
    blocks(host, 40);
    CHECK(logged(host, CLAP_LOG_INFO, "The talker has begun."));
    CHECK(!logged(host, CLAP_LOG_WARNING, ""));
    SAME(host.value(kStatus), 0.0);
}

TEST(The_status_is_nobodys_to_set) {
    MiniHost host;
    host.parameterEvent(0, kStatus, 2);
    host.flush();
    SAME(host.value(kStatus), 0.0);
    host.activate();
    host.parameterEvent(0, kStatus, 2);
    blocks(host, 2);
    SAME(host.value(kStatus), 0.0);
}

int main() {
    return runAll();
}
