// Loading, many instances, real time, and what happens without the engine.
#include "mini_host.h"
#include "signals.h"
#include "test.h"
#include "this_process.h"

#include <chrono>
#include <cstring>
#include <dlfcn.h>
#include <filesystem>
#include <fstream>
#include <memory>
#include <thread>
#include <unistd.h>

using namespace test;

namespace fs = std::filesystem;

namespace {

constexpr char kEngine[] = "libVocalMidi.Native.so";

// A copy of the plugin in a folder of its own.
struct LonePlugin {
    LonePlugin() {
        static int count = 0;
        folder = fs::canonical(fs::temp_directory_path()) /
                 ("vocalmidi-test-" + std::to_string(getpid()) + "-" + std::to_string(count++));
        fs::create_directories(folder);
        fs::copy_file(PLUGIN_PATH, folder / "VocalMidi.clap");
    }
    ~LonePlugin() { fs::remove_all(folder); }

    // What it tells its host when an instance is to be made; fails if that succeeds.
    std::string refusal() const {
        const fs::path file = folder / "VocalMidi.clap";
        void* library = dlopen(file.c_str(), RTLD_NOW | RTLD_LOCAL);
        CHECK(library != nullptr);
        const auto* entry = static_cast<const clap_plugin_entry_t*>(dlsym(library, "clap_entry"));
        CHECK(entry->init(file.c_str()));
        const auto* factory = static_cast<const clap_plugin_factory_t*>(entry->get_factory(CLAP_PLUGIN_FACTORY_ID));
        HostSide side;
        const clap_plugin_t* plugin = factory->create_plugin(factory, &side.host, "org.vocalmidi.vocalmidi");
        CHECK(plugin != nullptr && !plugin->init(plugin));
        double value = 0;
        CHECK(!params(*plugin).text_to_value(plugin, 0, "on", &value)); // asked all the same
        SAME(params(*plugin).count(plugin), 0u);
        plugin->destroy(plugin);
        return side.log.empty() ? std::string() : side.log.back();
    }
    static const clap_plugin_params_t& params(const clap_plugin_t& plugin) {
        return *static_cast<const clap_plugin_params_t*>(plugin.get_extension(&plugin, CLAP_EXT_PARAMS));
    }

    fs::path folder;
};

// Until `done`, or ten seconds have passed (then the check that follows fails).
template <typename Done> void await(Done&& done) {
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(10);
    while (!done() && std::chrono::steady_clock::now() < end)
        std::this_thread::yield();
}

} // namespace

TEST(The_descriptor_says_what_it_is) {
    const auto* factory = static_cast<const clap_plugin_factory_t*>(pluginEntry().get_factory(CLAP_PLUGIN_FACTORY_ID));
    SAME(factory->get_plugin_count(factory), 1u);
    const clap_plugin_descriptor_t* descriptor = factory->get_plugin_descriptor(factory, 0);
    SAME(std::string(descriptor->id) == "org.vocalmidi.vocalmidi", true);
    SAME(std::string(descriptor->features[0]) == "note-detector", true);
    CHECK(!factory->get_plugin_descriptor(factory, 1));
    HostSide side;
    CHECK(!factory->create_plugin(factory, &side.host, "org.somebody.else"));
    CHECK(!pluginEntry().get_factory("unknown"));
}

TEST(The_entry_may_be_left_and_entered_again_in_any_order) {
    const clap_plugin_entry_t& entry = pluginEntry();
    CHECK(entry.init(PLUGIN_PATH));
    entry.deinit();
    entry.deinit();
    CHECK(entry.init(PLUGIN_PATH));
    MiniHost host;
    CHECK(host.activate());
    host.process(melody(48000));
    CHECK(!host.events.empty());
}

TEST(The_library_survives_being_loaded_and_unloaded) {
    pluginEntry();
    for (int i = 0; i < 5; ++i) {
        void* library = dlopen(PLUGIN_PATH, RTLD_NOW | RTLD_LOCAL);
        CHECK(library != nullptr);
        dlclose(library);
    }
    MiniHost host;
    CHECK(host.activate());
}

TEST(Without_its_engine_the_plugin_says_which_file_is_missing) {
    LonePlugin plugin;
    const std::string said = plugin.refusal();
    CHECK(said.find((plugin.folder / kEngine).string()) != std::string::npos);
    CHECK(said.find("the file is missing") != std::string::npos);
    CHECK(said.find("Install the whole VocalMidi folder again") != std::string::npos);
}

TEST(An_engine_of_another_version_or_of_no_kind_is_refused_in_words) {
    LonePlugin other;
    fs::copy_file(WRONG_ENGINE_PATH, other.folder / kEngine);
    CHECK(other.refusal().find("it speaks version 99 of the interface") != std::string::npos);
    LonePlugin garbage;
    std::ofstream(garbage.folder / kEngine) << "not a library";
    CHECK(garbage.refusal().find("cannot use its engine") != std::string::npos);
}

TEST(A_link_to_the_plugin_looks_for_the_engine_where_the_plugin_lies) {
    LonePlugin real, linked;
    fs::copy_file(WRONG_ENGINE_PATH, real.folder / kEngine);
    fs::remove(linked.folder / "VocalMidi.clap");
    fs::create_symlink(real.folder / "VocalMidi.clap", linked.folder / "VocalMidi.clap");
    CHECK(linked.refusal().find((real.folder / kEngine).string() + ": it speaks version 99") != std::string::npos);
}

TEST(In_real_time_the_notes_come_without_the_callback_waiting) {
    MiniHost host;
    host.activate(48000, false);
    const std::vector<float> voice = melody(48000);
    for (std::size_t at = 0; at < voice.size(); at += 256) {
        const auto from = voice.begin() + static_cast<std::ptrdiff_t>(at);
        host.process({from, from + static_cast<std::ptrdiff_t>(std::min<std::size_t>(256, voice.size() - at))});
        // As fast as the worker, not as fast as the clock.
        await([&] {
            const auto d = host.diagnostics();
            return d.worker_frames + MiniHost::kIncompleteHop > d.stream_samples;
        });
    }
    host.process({0.0f});
    const auto d = host.diagnostics();
    SAME(d.note_ons, uint64_t{2});
    SAME(d.note_offs, uint64_t{2});
    SAME(d.gaps, uint64_t{0});
    SAME(d.audio.refused, uint64_t{0});
    CHECK(d.audio.high_water >= 256 && d.worker_busy_ns > 0);
    CHECK(std::strlen(d.status) > 0);
}

TEST(Sixteen_instances_play_at_once_each_its_own_notes) {
    std::vector<std::unique_ptr<MiniHost>> hosts;
    MiniHost reference;
    reference.activate();
    reference.process(melody(48000));
    for (int i = 0; i < 16; ++i) {
        hosts.push_back(std::make_unique<MiniHost>());
        hosts.back()->activate();
    }
    std::vector<std::thread> threads;
    for (auto& host : hosts)
        threads.emplace_back([&host] { host->process(melody(48000)); });
    for (std::thread& thread : threads)
        thread.join();
    for (auto& host : hosts)
        CHECK(host->events == reference.events);
}

TEST(Two_hundred_instances_come_and_go_while_one_plays_and_leave_no_thread_behind) {
    MiniHost player;
    player.activate();
    { MiniHost first; }
    const int before = threadCount();
    for (int i = 0; i < 200; ++i) {
        MiniHost passing;
        CHECK(passing.activate());
        passing.process(tone(48000, 0.05));
        player.process(tone(48000, 0.02));
    }
    await([&] { return threadCount() <= before; });
    SAME(threadCount(), before);
}

TEST(A_plugin_destroyed_while_active_ends_its_worker) {
    const int before = threadCount();
    {
        auto host = std::make_unique<MiniHost>();
        host->activate();
        host->plugin->stop_processing(host->plugin);
        host->abandon();
    }
    await([&] { return threadCount() <= before; });
    CHECK(threadCount() <= before);
}

int main() {
    return runAll();
}
