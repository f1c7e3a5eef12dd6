// When the plugin loads a model, and what it says of one that cannot be used.
#include "mini_host.h"
#include "signals.h"
#include "test.h"
#include "this_process.h"

#include <cstdlib>
#include <fstream>
#include <string>

using namespace test;

namespace {

constexpr char kVariable[] = "VOCALMIDI_MODEL";

bool isLoaded(const std::string& library) {
    std::ifstream maps("/proc/self/maps");
    for (std::string line; std::getline(maps, line);)
        if (line.find(library) != std::string::npos)
            return true;
    return false;
}

bool says(const MiniHost& host, const std::string& words) {
    return std::string(host.diagnostics().status).find(words) != std::string::npos;
}

} // namespace

// The first case: nothing has activated an engine yet.
TEST(Scanning_making_and_asking_load_neither_a_model_nor_what_runs_it) {
    setenv(kVariable, TINY_MODEL, 1);
    MiniHost host;
    CHECK(says(host, std::string("The model ") + TINY_MODEL + " will listen once the plugin is active."));
    CHECK(isLoaded("libVocalMidi.Native.so"));
    CHECK(!isLoaded("onnxruntime"));
}

// ONNX Runtime would report to its makers, from a thread of its own, if nobody kept it from it.
TEST(What_runs_the_model_reports_nothing_to_anybody) {
    setenv(kVariable, TINY_MODEL, 1);
    unsetenv("ORT_DISABLE_TELEMETRY");
    MiniHost host;
    const int before = threadCount();
    CHECK(host.activate());
    CHECK(says(host, "the model tiny 1"));
    SAME(threadCount(), before + 2); // the worker, and what loads scripts for all instances
    const char* off = std::getenv("ORT_DISABLE_TELEMETRY");
    CHECK(off && std::string(off) == "1");
}

TEST(An_active_plugin_listens_with_the_model_and_its_log_says_so) {
    setenv(kVariable, TINY_MODEL, 1);
    MiniHost host;
    CHECK(host.activate());
    CHECK(isLoaded("libonnxruntime.so"));
    host.process(melody(48000));
    CHECK(!host.events.empty());
    SAME(host.hanging(), 0);
    CHECK(says(host, "Listening with the model tiny 1, on the processor."));
    CHECK(!host.side.log.empty() && host.side.log.back().find("the model tiny 1") != std::string::npos);
}

TEST(A_model_that_cannot_be_used_is_told_with_its_remedy_and_notes_still_come) {
    setenv(kVariable, "/nowhere/model.onnx", 1);
    MiniHost host;
    CHECK(host.activate());
    host.process(melody(48000));
    CHECK(!host.events.empty());
    CHECK(says(host, "Listening with the classical tracker: cannot use the model /nowhere/model.onnx: there is no such "
                     "file. Check the path."));
    CHECK(!host.side.log.empty() && host.side.log.back().find("/nowhere/model.onnx") != std::string::npos);
}

TEST(Each_activation_looks_for_the_model_anew) {
    setenv(kVariable, "none", 1);
    MiniHost host;
    CHECK(host.activate());
    CHECK(says(host, "Listening with the classical tracker, as asked."));
    host.deactivate();
    setenv(kVariable, TINY_MODEL, 1);
    CHECK(host.activate());
    CHECK(says(host, "the model tiny 1"));
}

TEST(Instances_that_share_a_model_hear_what_one_alone_hears) {
    setenv(kVariable, TINY_MODEL, 1);
    const std::vector<float> voice = melody(48000);
    MiniHost alone;
    CHECK(alone.activate());
    alone.process(voice);
    MiniHost first, second;
    CHECK(first.activate() && second.activate());
    for (std::size_t at = 0; at < voice.size(); at += 512) {
        const auto from = voice.begin() + static_cast<std::ptrdiff_t>(at);
        const std::vector<float> block(
            from, from + static_cast<std::ptrdiff_t>(std::min<std::size_t>(512, voice.size() - at)));
        first.process(block);
        second.process(block);
    }
    CHECK(alone.events == first.events);
    CHECK(alone.events == second.events);
}

int main() {
    return runAll();
}
