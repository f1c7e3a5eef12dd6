// The file, its factory and the lives of its plugins.
#include "faulty.h"

#include <chrono>
#include <cstring>
#include <thread>
#include <utility>

namespace faulty {
namespace {

constexpr std::array faults = {
    "lawful",      "in-place",    "doubles",     "float-mode",  "constant-mask",  "sleeps-aloud",   "long-tail",
    "per-block",   "rates",       "delay-line",  "activations", "transport",      "late-notes",     "wildcards",
    "defaults",    "text",        "bounds",      "unknown-id",  "inactive-flush", "no-buffers",     "automation",
    "cookie",      "namespace",   "threads",     "empty-state", "any-state",      "lost-state",     "other-bytes",
    "whole-reads", "full-stream", "layout",      "any-layout",  "lost-bypass",    "plays-bypassed", "stuck-on-stop",
    "inactive",    "event-holes", "other-range", "rescan-all"};

#ifdef CARELESS_FILE
constexpr bool careless = true;
#else
constexpr bool careless = false;
#endif

const char* lawful_features[] = {CLAP_PLUGIN_FEATURE_AUDIO_EFFECT, CLAP_PLUGIN_FEATURE_STEREO, nullptr};
const char* careless_features[] = {CLAP_PLUGIN_FEATURE_STEREO, CLAP_PLUGIN_FEATURE_STEREO, nullptr};

const clap_plugin_descriptor_t* describe(uint32_t index) {
    static std::array<clap_plugin_descriptor_t, faults.size()> all;
    if (index >= all.size())
        return careless ? &all[0] : nullptr;
    all[index] = {CLAP_VERSION,
                  faults[index],
                  faults[index],
                  "VocalMidi tests",
                  "",
                  "",
                  "",
                  careless ? "" : "1.0",
                  "",
                  careless ? careless_features : lawful_features};
    return &all[index];
}

bool activate(const clap_plugin_t* plugin, double rate, uint32_t, uint32_t) {
    Instance& self = of(plugin);
    if (self.active || (self.breaks("rates") && rate == 96000))
        return false;
    self.active = true;
    ++self.activations;
    self.quiet = 0;
    self.end_note = self.sounding;
    if (!self.breaks("delay-line"))
        self.memory.assign(self.memory.size(), 0.0f);
    return true;
}

// All parameters are to be read again, while active.
void on_main_thread(const clap_plugin_t* plugin) {
    const clap_host_t* host = of(plugin).host;
    const auto* params = static_cast<const clap_host_params_t*>(host->get_extension(host, CLAP_EXT_PARAMS));
    if (of(plugin).breaks("rescan-all") && of(plugin).active)
        params->rescan(host, CLAP_PARAM_RESCAN_ALL);
}

const clap_plugin_t* create(const clap_plugin_factory_t*, const clap_host_t* host, const char* id) {
    for (uint32_t i = 0; i < faults.size(); ++i) {
        if (std::strcmp(id, faults[i]) != 0 && !careless)
            continue;
        auto* self = new Instance{};
        self->fault = faults[i];
        self->host = host;
        for (uint32_t p = 0; p < parameter_count; ++p)
            self->values[p] = parameters[p].initial + (self->breaks("defaults") ? 0.5 : 0.0);
        self->memory.assign(
            self->breaks("delay-line") || self->breaks("long-tail") || self->breaks("sleeps-aloud") ? 9600 : 0, 0.0f);
        self->plugin = {describe(i),
                        self,
                        [](const clap_plugin_t*) { return true; },
                        [](const clap_plugin_t* plugin) { delete &of(plugin); },
                        activate,
                        [](const clap_plugin_t* plugin) { of(plugin).active = false; },
                        [](const clap_plugin_t*) { return true; },
                        [](const clap_plugin_t* plugin) {
                            of(plugin).end_note = true;
                            if (of(plugin).breaks("stuck-on-stop"))
                                of(plugin).sounding = false;
                        },
                        [](const clap_plugin_t* plugin) {
                            of(plugin).end_note = true;
                            if (!of(plugin).breaks("delay-line"))
                                of(plugin).memory.assign(of(plugin).memory.size(), 0.0f);
                        },
                        process,
                        extension,
                        on_main_thread};
        return &self->plugin;
    }
    return nullptr;
}

const clap_plugin_factory_t factory = {
    [](const clap_plugin_factory_t*) {
        if (careless)
            std::thread([] { std::this_thread::sleep_for(std::chrono::hours(1)); }).detach();
        return static_cast<uint32_t>(faults.size());
    },
    [](const clap_plugin_factory_t*, uint32_t index) { return describe(index); }, create};

bool entered = false;

} // namespace
} // namespace faulty

extern "C" __attribute__((visibility("default"))) const clap_plugin_entry_t clap_entry = {
    CLAP_VERSION, [](const char*) { return !std::exchange(faulty::entered, true) || !faulty::careless; }, [] {},
    [](const char* id) -> const void* {
        return faulty::careless || std::strcmp(id, CLAP_PLUGIN_FACTORY_ID) == 0 ? &faulty::factory : nullptr;
    }};
