// One plugin's life in a host: created, set, activated, played, its state checked, destroyed.
#pragma once

#include "audio_thread.h"
#include "hosted_plugin.h"
#include "play_loop.h"
#include "profile_report.h"
#include "report_writer.h"
#include "request.h"
#include "rt_trap.h"

namespace vocalmidi::host {

/// One plugin of a file.
struct PluginSource {
    PluginLibrary& library;
    std::string id;
};

/// What plugins may play on after the input's end, as far as this host waits for it: seconds.
constexpr double longest_tail = 10.0;

/// Main thread. Throws std::exception with a message for people when the session cannot go on.
class Session {
public:
    /// The first source is the plugin that is looked at; the others play beside it.
    Session(const Request& request, std::vector<PluginSource> sources, ReportWriter& report);
    ~Session();
    void run();

private:
    void create();
    void create_instances(const PluginSource& source);
    void load_state(HostedPlugin& plugin);
    void activate();
    void play_pass(uint32_t pass);
    void play_to_end(PlayLoop& loop);
    void restart_those_who_ask(PlayLoop& loop);
    void deactivate();
    void start_processing();
    void stop_processing();
    void serve(PlayLoop& loop);
    void serve_churn();
    void report_pass(uint32_t pass, const PlayLoop& loop);
    void report_trap();
    void report_state_of(const char* moment);
    int64_t tail_frames();
    uint32_t largest_block_frames() const { return request_.block > 0 ? request_.block : largest_block; }

    const Request& request_;
    const std::vector<PluginSource> sources_;
    ReportWriter& report_;
    Recording recording_;
    std::vector<std::unique_ptr<HostedPlugin>> plugins_;
    std::vector<EventCapture> events_;
    std::unique_ptr<HostedPlugin> baseline_;
    CallbackTimer timer_, baseline_timer_, busy_timer_;
    CallbackLog callback_log_;
    ProfileReport profile_;
    std::unique_ptr<RtTrap> trap_;
    std::string priority_note_;
    uint32_t restarts_ = 0;
    uint32_t churned_ = 0;
    int64_t progress_due_ = 0; // nanoseconds
};

} // namespace vocalmidi::host
