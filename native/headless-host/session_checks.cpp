#include "session_checks.h"

#include "audio_thread.h"

#include <random>
#include <stdexcept>

namespace vocalmidi::host {
namespace {

constexpr size_t whole = SIZE_MAX; // as many bytes at once as the plugin asks for
constexpr size_t small_piece = 3;  // bytes

} // namespace

void check_state(PluginLibrary& library, const std::string& id, std::unique_ptr<HostedPlugin> plugin,
                 ReportWriter& report) {
    if (!plugin->has_state()) {
        report.record("state", {"none"});
        return;
    }
    std::vector<uint8_t> saved, again;
    if (!plugin->save_state(saved, whole)) {
        report.record("state", {"save-failed"});
        return;
    }
    plugin.reset();
    plugin = library.make(id);
    const bool restored = plugin->load_state(saved, small_piece);
    const bool same = restored && plugin->save_state(again, small_piece) && saved == again;
    report.record("state", {!restored ? "restore-failed"
                            : same    ? "identical"
                                      : "differs",
                            std::to_string(saved.size())});

    std::vector<uint8_t> garbage(4096);
    std::minstd_rand random(1);
    for (uint8_t& byte : garbage)
        byte = static_cast<uint8_t>(random() >> 8);
    report.record("state-empty", {plugin->load_state({}, whole) ? "accepted" : "refused"});
    report.record("state-random", {plugin->load_state(garbage, whole) ? "accepted" : "refused"});
    std::vector<uint8_t> after;
    const bool kept = plugin->save_state(after, whole) && after == again;
    report.record("state-kept", {kept ? "yes" : "no"});
    for (const std::string& message : plugin->take_messages())
        report.line(message);
}

void come_and_go(PluginLibrary& library, const std::string& id, double sample_rate) {
    constexpr uint32_t frames = 64;
    const auto plugin = library.make(id);
    plugin->set_offline(false);
    if (!plugin->activate(sample_rate, frames))
        throw std::runtime_error("a further instance refuses to be activated");
    const auto play = [&] {
        EventCapture events(16);
        if (!plugin->start_processing())
            return;
        for (int64_t i = 0; i < 8; ++i) {
            Block block{};
            block.start = i * frames;
            block.frames = frames;
            block.sample_rate = sample_rate;
            block.tempo = 120;
            block.playing = block.with_buses = true;
            plugin->prepare(block);
            plugin->call();
            plugin->collect(events);
        }
        plugin->stop_processing();
    };
    std::string note;
    run_on_audio_thread(Priority::Normal, play, nullptr, note);
    plugin->deactivate();
}

} // namespace vocalmidi::host
