// What a plugin costs before it plays, and what memory each instance takes: loads it as a host does, makes and destroys
// instances, activates them, plays two seconds through them. One process, once: run it several times.
// Usage: vocalmidi-bench-start PLUGIN [FURTHER INSTANCES]; prints NAME VALUE lines: *_ms in milliseconds, *_mib in MiB.
#include "audio_thread.h"
#include "library.h"
#include "measuring.h"
#include "process_facts.h"

#include <array>
#include <cinttypes>
#include <cstdio>
#include <cstdlib>
#include <stdexcept>

using namespace vocalmidi;
using namespace vocalmidi::host;

namespace {

constexpr double kRate = 48000;
constexpr uint32_t kBlock = 64;
constexpr int64_t kFrames = 2 * 48000;
constexpr size_t kComings = 20; // instances made and destroyed without being activated

double milliseconds_since(uint64_t start) {
    return static_cast<double>(bench::now_ns() - start) * 1e-6;
}

double resident_mib() {
    return static_cast<double>(read_process_facts().resident_bytes) / (1 << 20);
}

void tell(const char* name, double value) {
    std::printf("%s %.4f\n", name, value);
}

template <typename Step> double median_of(size_t times, Step&& step) {
    std::vector<double> took;
    for (size_t i = 0; i < times; ++i) {
        const uint64_t start = bench::now_ns();
        step(i);
        took.push_back(milliseconds_since(start));
    }
    return bench::percentile(took, 0.5);
}

/// Two tones in turns, half a second each, with all their overtones: enough like a voice to be heard as notes.
float sung(int64_t frame) {
    const double hertz = frame / 24000 % 2 == 0 ? 220 : 330;
    const double turns = static_cast<double>(frame) * hertz / kRate;
    return static_cast<float>(0.3 * (turns - std::floor(turns)) - 0.15);
}

/// Rendered offline, so that the callback waits for the worker and all of it is heard.
void play(HostedPlugin& plugin, EventCapture& events) {
    std::vector<float> memory(kBlock);
    const std::array<const float*, 1> channels{memory.data()};
    if (!plugin.start_processing())
        throw std::runtime_error("the plugin refuses to start processing");
    for (int64_t at = 0; at < kFrames; at += kBlock) {
        for (uint32_t i = 0; i < kBlock; ++i)
            memory[i] = sung(at + i);
        Block block{};
        block.start = at;
        block.frames = kBlock;
        block.sample_rate = kRate;
        block.input = channels;
        block.tempo = 120;
        block.playing = true;
        block.with_buses = true;
        plugin.prepare(block);
        if (!plugin.call())
            throw std::runtime_error("the plugin's process call failed");
        plugin.collect(events);
    }
    plugin.stop_processing();
}

void play_one(HostedPlugin& plugin, EventCapture& events) {
    std::string note;
    run_on_audio_thread(
        Priority::Normal, [&] { play(plugin, events); }, nullptr, note);
}

void activate(HostedPlugin& plugin) {
    if (!plugin.activate(kRate, kBlock))
        throw std::runtime_error("the plugin refuses to be activated");
}

void tell_events(const EventCapture& events) {
    bench::WordHash hash;
    for (size_t i = 0; i < events.count(); ++i) {
        hash.add(static_cast<uint64_t>(events[i].sample));
        hash.add(static_cast<uint64_t>(events[i].kind));
        hash.add(static_cast<uint64_t>(events[i].key));
    }
    std::printf("events %zu\nhash %016" PRIx64 "\n", events.count(), hash.value());
}

void measure(const std::string& path, size_t further) {
    const double before = resident_mib();
    uint64_t start = bench::now_ns();
    const auto library = open_library(path);
    tell("load_ms", milliseconds_since(start));
    start = bench::now_ns();
    const std::string id = choose(library->scan(), {}).id;
    tell("scan_ms", milliseconds_since(start));
    // The first pays for what all share.
    const auto come_and_go = [&](size_t) { library->make(id).reset(); };
    tell("come_and_go_first_ms", median_of(1, come_and_go));
    tell("come_and_go_next_ms", median_of(kComings, come_and_go));

    EventCapture events(100000);
    const auto first = library->make(id);
    first->set_offline(true);
    tell("resident_created_mib", resident_mib() - before);
    start = bench::now_ns();
    activate(*first);
    tell("activate_first_ms", milliseconds_since(start));
    play_one(*first, events);
    tell_events(events);
    const double one = resident_mib();
    tell("resident_first_mib", one - before);

    std::vector<std::unique_ptr<HostedPlugin>> plugins;
    tell("create_next_ms", median_of(further, [&](size_t) { plugins.push_back(library->make(id)); }));
    for (const auto& plugin : plugins)
        plugin->set_offline(true);
    tell("activate_next_ms", median_of(further, [&](size_t i) { activate(*plugins[i]); }));
    for (const auto& plugin : plugins)
        play_one(*plugin, events);
    tell("resident_next_mib", (resident_mib() - one) / static_cast<double>(further));
    first->deactivate();
    for (const auto& plugin : plugins)
        plugin->deactivate();
}

} // namespace

int main(int count, char** words) {
    if (count < 2) {
        std::fputs("usage: vocalmidi-bench-start PLUGIN [FURTHER INSTANCES]\n", stderr);
        return 2;
    }
    set_thread_role(ThreadRole::Main);
    try {
        measure(words[1], static_cast<size_t>(count > 2 ? std::max(1, std::atoi(words[2])) : 8));
        return 0;
    } catch (const std::exception& problem) {
        std::fprintf(stderr, "%s\n", problem.what());
        return 2;
    }
}
