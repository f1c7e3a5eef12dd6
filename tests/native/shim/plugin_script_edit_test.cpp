// A script's file is edited while the plugin plays it.
#include "playing.h"
#include "script_folder.h"
#include "scripted.h"

#include <chrono>
#include <thread>

using namespace test;

namespace {

const ScriptFolder folder;

constexpr char kEdited[] = R"(
param{name = "mode", label = "Mode", choices = {"Soft", "Hard"}, default = "Soft"}
param{name = "semitones", label = "Half Tones", min = 0, max = 12, default = 0}
function on_note(note)
    note.channel = 3
    emit(note)
end
)";

// Plays on until it has happened; gives up after a time that no edit needs.
template <typename Condition> bool happens(MiniHost& host, Condition&& condition) {
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(30);
    while (!condition()) {
        if (std::chrono::steady_clock::now() > end)
            return false;
        blocks(host, 1);
        host.mainThread();
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    return true;
}

} // namespace

TEST(An_edit_plays_at_once_keeps_values_by_name_and_a_wrong_one_is_told_and_changes_nothing) {
    MiniHost host;
    choose(host, "zz-up");
    host.parameterEvent(0, kFirst, 0.75);
    host.flush();
    host.activate();
    blocks(host, 2);
    SAME(host.value(kStatus), 0.0);

    folder.write("zz-up", kEdited);
    CHECK(
        happens(host, [&] { return nameOf(host, kFirst) == "Mode" && host.value(kFirst) == 1.0; })); // Hard, as it was
    CHECK(nameOf(host, kFirst + 1) == "Half Tones");
    SAME(host.value(kFirst + 1), 0.75);
    SAME(host.value(kStatus), 0.0);

    folder.write("zz-up", kBroken);
    CHECK(happens(host, [&] { return host.value(kStatus) == 1.0; }));
    CHECK(has(textOf(host, kStatus), "zz-up.lua:"));
    CHECK(has(textOf(host, kStatus), "the version before goes on"));
    CHECK(nameOf(host, kFirst) == "Mode");
    play(host, melody(48000), 512);
    CHECK(noteOns(host.events) > 0);

    folder.write("zz-up", kUp);
    CHECK(happens(host, [&] { return nameOf(host, kFirst) == "Semitones" && host.value(kStatus) == 0.0; }));
    SAME(host.value(kFirst), 0.75);
    host.deactivate();
    SAME(host.hanging(), 0);
}

int main() {
    return runAll();
}
