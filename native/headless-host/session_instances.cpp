// The half of Session that makes the plugins and takes them through activation and back.
#include "pass_through.h"
#include "session.h"
#include "settings.h"
#include "state_file.h"

#include <stdexcept>

namespace vocalmidi::host {
namespace {

constexpr uint32_t restart_limit = 64;

} // namespace

void Session::create() {
    report_.record("phase", {"creating"});
    for (const PluginSource& source : sources_)
        create_instances(source);
    const double seconds = static_cast<double>(play_frames(request_, recording_)) / request_.sample_rate;
    const auto capacity = static_cast<size_t>((seconds + longest_tail) * 1000) + 4096;
    for (size_t i = 0; i < plugins_.size(); ++i)
        events_.emplace_back(capacity);
    if (request_.baseline)
        baseline_ = make_pass_through();
    for (const PluginParameter& parameter : plugins_.front()->parameters())
        report_.record("parameter", {std::to_string(parameter.id), parameter.name});
    report_.record("ports", {plugins_.front()->ports_text()});
}

void Session::create_instances(const PluginSource& source) {
    for (uint32_t i = 0; i < request_.instances; ++i) {
        auto plugin = source.library.make(source.id);
        plugin->set_offline(!request_.real_time && !request_.trap);
        if (!request_.load_state.empty())
            load_state(*plugin);
        // One after the other: a value may change the names of the parameters that follow.
        for (const ParameterText& setting : request_.settings)
            plugin->flush(resolve_parameters(*plugin, {setting}));
        plugins_.push_back(std::move(plugin));
    }
}

void Session::load_state(HostedPlugin& plugin) {
    try {
        load_state_file(plugin, request_.load_state);
    } catch (...) {
        for (const std::string& message : plugin.take_messages()) // the plugin knows why it refuses
            report_.line(message);
        throw;
    }
}

void Session::activate() {
    report_.record("phase", {"activating"});
    for (const auto& plugin : plugins_)
        if (!plugin->activate(request_.sample_rate, largest_block_frames()))
            throw std::runtime_error("the plugin refuses to be activated");
    if (baseline_ != nullptr)
        baseline_->activate(request_.sample_rate, largest_block_frames());
    report_.record("latency", {std::to_string(plugins_.front()->latency())});
    report_.record("tail", {std::to_string(plugins_.front()->tail())});
    start_processing();
}

void Session::deactivate() {
    stop_processing();
    report_.record("phase", {"deactivating"});
    for (const auto& plugin : plugins_) {
        plugin->deactivate();
        for (const std::string& message : plugin->take_messages())
            report_.line(message);
    }
    if (baseline_ != nullptr)
        baseline_->deactivate();
}

// Starting and stopping belong to the audio role, yet may use system calls: never on the trapped thread itself.
void Session::start_processing() {
    report_.record("phase", {"starting"});
    const auto start = [&] {
        for (const auto& plugin : plugins_)
            if (!plugin->start_processing())
                throw std::runtime_error("the plugin refuses to start processing");
    };
    run_on_audio_thread(Priority::Normal, start, nullptr, priority_note_);
}

void Session::stop_processing() {
    report_.record("phase", {"stopping"});
    const auto stop = [&] {
        for (const auto& plugin : plugins_)
            plugin->stop_processing();
    };
    run_on_audio_thread(Priority::Normal, stop, nullptr, priority_note_);
}

void Session::restart_those_who_ask(PlayLoop& loop) {
    if (++restarts_ > restart_limit)
        throw std::runtime_error("the plugin asks for a restart again and again");
    for (size_t i = 0; i < plugins_.size(); ++i) {
        const auto& plugin = plugins_[i];
        if (!plugin->restart_wanted())
            continue;
        profile_.restarted(i);
        const auto stop = [&] { plugin->stop_processing(); };
        const auto start = [&] { plugin->start_processing(); };
        run_on_audio_thread(Priority::Normal, stop, nullptr, priority_note_);
        plugin->deactivate();
        if (!plugin->activate(request_.sample_rate, largest_block_frames()))
            throw std::runtime_error("the plugin asked for a restart, then refused to be activated");
        run_on_audio_thread(Priority::Normal, start, nullptr, priority_note_);
    }
    loop.set_tail(tail_frames());
    report_.record("latency", {std::to_string(plugins_.front()->latency())});
}

} // namespace vocalmidi::host
