#include "session.h"

#include "process_facts.h"
#include "recording_file.h"
#include "session_checks.h"
#include "settings.h"
#include "state_file.h"
#include "worker_threads.h"

#include <algorithm>
#include <chrono>
#include <stdexcept>
#include <thread>

namespace vocalmidi::host {
namespace {

constexpr uint32_t churn_settled = 10;             // instances after which nothing may grow any more
constexpr int64_t progress_interval = 100'000'000; // nanoseconds

/// Callbacks to expect, within reason: beyond 16 million (64 MB of figures) they are counted, not timed.
size_t timer_capacity(const Request& request, const Recording& recording) {
    const auto frames = static_cast<double>(play_frames(request, recording)) + request.sample_rate * (longest_tail + 3);
    const double blocks = frames / (request.block > 0 ? request.block : 256) + 4096;
    return static_cast<size_t>(
        std::min(blocks * request.instances * request.passes * (request.also_path.empty() ? 1 : 2), 16e6));
}

} // namespace

Session::Session(const Request& request, std::vector<PluginSource> sources, ReportWriter& report)
    : request_(request), sources_(std::move(sources)), report_(report), recording_(read_recording(request)),
      timer_(timer_capacity(request, recording_)),
      baseline_timer_(request.baseline ? timer_capacity(request, recording_) : 0),
      busy_timer_(request.baseline ? timer_capacity(request, recording_) : 0),
      callback_log_(request.spans ? timer_capacity(request, recording_) / request.passes : 0),
      profile_(request, report), trap_(request.trap ? std::make_unique<RtTrap>() : nullptr) {}

Session::~Session() = default;

void Session::run() {
    report_state_of("loaded");
    create();
    for (uint32_t pass = 0; pass < request_.passes; ++pass) {
        activate();
        play_pass(pass);
        deactivate();
    }
    report_.timing("plugin", timer_.summary());
    if (request_.baseline) {
        report_.timing("baseline", baseline_timer_.summary());
        report_.timing("busy", busy_timer_.summary());
    }
    report_trap();
    if (!request_.save_state.empty())
        save_state_file(*plugins_.front(), request_.save_state);
    if (request_.state_check) {
        report_.record("phase", {"checking state"});
        check_state(sources_.front().library, sources_.front().id, std::move(plugins_.front()), report_);
        plugins_.erase(plugins_.begin());
    }
    report_.record("phase", {"destroying"});
    plugins_.clear();
    report_state_of("destroyed");
}

void Session::play_pass(uint32_t pass) {
    PlayLoop::Voices voices{{}, {}, baseline_.get()};
    for (size_t i = 0; i < plugins_.size(); ++i) {
        voices.plugins.push_back(plugins_[i].get());
        voices.events.push_back(&events_[i]);
    }
    PlayLoop loop(request_, recording_, resolve_parameters(*plugins_.front(), request_.automation), std::move(voices),
                  {&timer_, &baseline_timer_, &busy_timer_, request_.spans ? &callback_log_ : nullptr}, trap_.get());
    callback_log_.clear();
    profile_.begin(plugins_.size());
    loop.set_tail(tail_frames());
    const bool keep_output = pass == 0 && !request_.output_path.empty();
    if (keep_output)
        loop.keep_output(loop.end());
    report_.record("phase", {"playing"});
    try {
        play_to_end(loop);
    } catch (...) {
        report_trap(); // what the callback did wrong tells more than what came of it
        throw;
    }
    report_pass(pass, loop);
    if (!keep_output)
        return;
    report_.record("output-channels", {std::to_string(loop.kept_output().size())});
    write_recording(request_.output_path, loop.kept_output());
}

int64_t Session::tail_frames() {
    int64_t longest = 0;
    for (const auto& plugin : plugins_) {
        const auto tail = std::min(static_cast<double>(plugin->tail()), longest_tail * request_.sample_rate);
        longest = std::max(longest, static_cast<int64_t>(tail) + plugin->latency());
    }
    return longest + static_cast<int64_t>(request_.sample_rate); // and a second for whatever still sounds
}

void Session::play_to_end(PlayLoop& loop) {
    const auto priority = request_.real_time ? Priority::RealTime : Priority::Normal;
    while (!loop.finished()) {
        run_on_audio_thread(
            priority, [&] { loop.run(); }, [&] { serve(loop); }, priority_note_);
        if (!loop.finished())
            restart_those_who_ask(loop);
    }
    while (churned_ < request_.churn)
        serve_churn();
}

void Session::report_trap() {
    if (trap_ == nullptr)
        return;
    report_.record("trap", {std::to_string(trap_->violations()), trap_->first_violation()});
}

/// What a host's main thread does while audio runs.
void Session::serve(PlayLoop& loop) {
    loop.trouble().look();
    for (const auto& plugin : plugins_) {
        if (plugin->take_requests().callback)
            plugin->on_main_thread();
        for (const std::string& message : plugin->take_messages())
            report_.line(message);
    }
    profile_.look(plugins_);
    if (churned_ < request_.churn)
        serve_churn();
    if (monotonic_nanoseconds() < progress_due_)
        return;
    progress_due_ = monotonic_nanoseconds() + progress_interval;
    report_.record("progress", {std::to_string(loop.position()), std::to_string(loop.end())});
}

void Session::serve_churn() {
    come_and_go(sources_.front().library, sources_.front().id, request_.sample_rate);
    if (++churned_ % churn_settled == 0)
        report_.record("churned", {std::to_string(churned_)});
    if (churned_ == churn_settled)
        report_state_of("churn settled");
    if (churned_ == request_.churn)
        report_state_of("churn done");
}

void Session::report_pass(uint32_t pass, const PlayLoop& loop) {
    report_state_of("played");
    const PaceCounts& c = loop.counts();
    report_.record("pace", {std::to_string(c.blocks), std::to_string(c.overruns), std::to_string(c.late_starts),
                            std::to_string(c.minor_faults), std::to_string(c.major_faults), std::to_string(c.errors),
                            std::to_string(c.bad_samples), std::to_string(restarts_), std::to_string(loop.end())});
    if (!priority_note_.empty())
        report_.record("note", {priority_note_});
    for (uint32_t i = 0; i < plugins_.size(); ++i) {
        report_.events(i, pass, events_[i]);
        if (events_[i].dropped() > 0)
            report_.record("lost-events", {std::to_string(events_[i].dropped())});
        events_[i].clear();
        for (const std::string& message : plugins_[i]->take_messages())
            report_.line(message);
        if (PluginInside* inside = plugins_[i]->inside())
            for (const std::string& line : diagnostics_lines(*inside))
                report_.line("diagnostic\t" + std::to_string(i) + '\t' + std::to_string(pass) + '\t' + line);
    }
    profile_.finish(plugins_, callback_log_);
    report_.record("worker-time", {std::to_string(pass), std::to_string(processor_time(worker_threads()))});
}

void Session::report_state_of(const char* moment) {
    ProcessFacts facts = read_process_facts();
    // The system lists a thread for a moment after it has been joined.
    for (int look = 0; look < 10; ++look) {
        std::this_thread::sleep_for(std::chrono::milliseconds(2));
        facts.threads = std::min(facts.threads, read_process_facts().threads);
    }
    report_.record("process", {moment, std::to_string(facts.threads), std::to_string(facts.resident_bytes)});
}

} // namespace vocalmidi::host
