// Scripts as a VST3 host meets them: chosen by a parameter, with parameters of their own and a status that tells.
#include "script_folder.h"
#include "vst3_script_rig.h"
#include "vst3_stream.h"

#include <chrono>
#include <thread>

using namespace test;
using vocalmidi::host::Vst3Stream;

namespace {

const ScriptFolder folder;

void expectUp(const Instance& plugin, double first) {
    CHECK(plugin.title(kFirst) == "Semitones");
    CHECK(plugin.title(kSecond) == "Mode");
    SAME(plugin.info(kFirst).defaultNormalizedValue, 0.5);
    SAME(plugin.value(kFirst), first);
    SAME(plugin.value(kSecond), 1.0);
    CHECK(plugin.text(kSecond) == "Hard");
    CHECK(plugin.text(kScript) == "zz-up");
}

// The plugin's own thread tells the host, a while later.
template <typename Ready> bool comes(Ready&& ready) {
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(20);
    while (!ready() && std::chrono::steady_clock::now() < end)
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    return ready();
}

} // namespace

TEST(Script_is_a_list_its_pool_may_be_automated_and_status_can_only_be_read) {
    Instance plugin;
    SAME(plugin.info(kScript).flags, int32{Vst::ParameterInfo::kCanAutomate | Vst::ParameterInfo::kIsList});
    CHECK(plugin.info(kScript).stepCount > 5);
    SAME(plugin.info(kFirst).flags, int32{Vst::ParameterInfo::kCanAutomate});
    SAME(plugin.info(kFirst).stepCount, 0);
    SAME(plugin.info(kStatus).flags, int32{Vst::ParameterInfo::kIsReadOnly});
}

TEST(A_script_chosen_while_inactive_names_its_parameters_at_once) {
    Instance plugin;
    plugin.set(kScript, plugin.script("zz-up"));
    SAME(plugin.handler.asked.load() & kAll, kAll);
    expectUp(plugin, 0.5);
    plugin.set(kFirst, 0.75);
    plugin.activate();
    plugin.blocks(3);
    expectUp(plugin, 0.75);
    plugin.component->setActive(false);
    expectUp(plugin, 0.75);
}

TEST(A_host_that_calls_back_when_it_is_told_is_no_trouble) {
    Instance plugin;
    plugin.handler.echo = plugin.controller;
    plugin.set(kScript, plugin.script("zz-up"));
    expectUp(plugin, 0.5);
    CHECK(plugin.handler.calls < 5);
    plugin.activate();
    expectUp(plugin, 0.5);
    plugin.component->setActive(false);
    expectUp(plugin, 0.5);
    plugin.handler.echo = nullptr;
}

TEST(A_script_chosen_while_active_names_its_parameters_some_blocks_later_and_the_host_is_told) {
    for (const int32 mode : {int32{Vst::kOffline}, int32{Vst::kRealtime}}) {
        Instance plugin;
        plugin.activate(mode);
        plugin.blocks(2);
        plugin.handler.asked = 0;
        Vst3ParameterChanges points(4);
        points.add(kScript, 10, plugin.script("zz-up"));
        plugin.blocks(1, &points); // the controller hears nothing, as in hosts that tell the processor alone
        CHECK(comes([&] {
            plugin.blocks(1);
            return (plugin.handler.asked & kAll) == kAll && plugin.title(kFirst) == "Semitones" &&
                   plugin.value(kFirst) == 0.5;
        }));
        expectUp(plugin, 0.5);
    }
}

TEST(A_point_in_one_block_with_the_script_is_for_that_script) {
    Instance plugin;
    plugin.activate();
    plugin.blocks(2);
    Vst3ParameterChanges points(4);
    points.add(kScript, 10, plugin.script("zz-up"));
    points.add(kFirst, 10, 0.75);
    plugin.handler.asked = 0;
    plugin.blocks(4, &points);
    CHECK(comes([&] { return (plugin.handler.asked & kAll) == kAll && plugin.value(kFirst) == 0.75; }));
    expectUp(plugin, 0.75);
}

TEST(A_broken_script_is_told_in_the_status) {
    Instance plugin;
    plugin.set(kScript, plugin.script("zz-broken"));
    SAME(plugin.value(kStatus), 0.5); // 1 of 0..2
    CHECK(plugin.text(kStatus).find("zz-broken.lua") != std::string::npos);
    plugin.activate();
    SAME(plugin.value(kStatus), 0.5);
    plugin.component->setActive(false);
    plugin.set(kScript, plugin.script("None"));
    SAME(plugin.value(kStatus), 0.0);
}

TEST(A_broken_script_chosen_while_active_is_told_by_the_plugins_own_thread) {
    Instance plugin;
    plugin.activate();
    plugin.blocks(2);
    plugin.handler.asked = 0;
    Vst3ParameterChanges points(4);
    points.add(kScript, 10, plugin.script("zz-broken"));
    plugin.blocks(4, &points);
    CHECK(comes([&] { return (plugin.handler.asked & kAll) == kAll && plugin.value(kStatus) == 0.5; }));
    CHECK(plugin.text(kStatus).find("zz-broken.lua") != std::string::npos);
}

TEST(The_status_is_nobodys_to_set) {
    Instance plugin;
    CHECK(plugin.controller->setParamNormalized(kStatus, 1) != kResultOk);
    SAME(plugin.value(kStatus), 0.0);
    plugin.activate();
    Vst3ParameterChanges points(4);
    points.add(kStatus, 10, 1.0);
    plugin.blocks(2, &points);
    plugin.component->setActive(false);
    SAME(plugin.value(kStatus), 0.0);
}

TEST(A_saved_state_brings_the_script_and_its_parameters_back_and_tells_the_host) {
    std::vector<uint8_t> bytes;
    {
        Instance first;
        first.set(kScript, first.script("zz-up"));
        first.set(kFirst, 0.75);
        Vst3Stream stream(bytes, SIZE_MAX);
        CHECK(first.component->getState(&stream) == kResultOk);
    }
    for (const bool active : {false, true}) {
        Instance second;
        if (active) {
            second.activate();
            second.blocks(2);
        }
        second.handler.asked = 0;
        std::vector<uint8_t> copy = bytes;
        Vst3Stream stream(copy, 64), again(copy, 64);
        CHECK(second.component->setState(&stream) == kResultOk);
        SAME(second.handler.asked.load() & kAll, kAll);
        CHECK(second.controller->setComponentState(&again) == kResultOk);
        expectUp(second, 0.75);
        if (!active)
            second.activate();
        second.blocks(4);
        expectUp(second, 0.75);
        second.component->setActive(false);
        expectUp(second, 0.75);
    }
}

TEST(An_instance_may_end_while_there_is_news_to_tell) {
    for (int i = 0; i < 10; ++i) {
        Instance plugin;
        plugin.activate();
        Vst3ParameterChanges points(4);
        points.add(kScript, 10, plugin.script("zz-talker"));
        plugin.blocks(4, &points);
    }
}

int main() {
    return test::runAll();
}
