#include "play_loop.h"

#include "host_syscall.h"
#include "process_facts.h"
#include "seccomp_trap.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace vocalmidi::host {
namespace {

constexpr uint64_t zero_block_every = 7; // blocks

} // namespace

PlayLoop::PlayLoop(const Request& request, const Recording& recording, std::vector<ParameterChange> automation,
                   Voices voices, Timers timers, const RtTrap* trap)
    : request_(request), recording_(recording), automation_(std::move(automation)), voices_(std::move(voices)),
      timers_(timers), trap_(trap), trouble_(request), play_end_(play_frames(request, recording)),
      random_(request.seed + 1), channels_(recording.channels) {
    set_tail(0);
}

void PlayLoop::set_tail(int64_t frames) {
    // The transport stops at the very end, as when somebody presses stop: that too must leave no note behind.
    stop_at_ = play_end_ + frames;
    end_ = stop_at_ + static_cast<int64_t>(request_.sample_rate * 0.1);
}

void PlayLoop::keep_output(int64_t frames) {
    kept_.assign(voices_.plugins.front()->output().size(), std::vector<float>(static_cast<size_t>(frames)));
}

void PlayLoop::run() {
    event_hook = &trouble_; // ends with the thread
    if (trap_ != nullptr) {
        // So that a plugin's forbidden allocation finds memory on this thread and the run goes on to its end.
        void* volatile memory = std::malloc(1);
        std::free(memory);
        install_seccomp_trap();
    }
    const PageFaults before = trap_ == nullptr ? thread_page_faults() : PageFaults{};
    int64_t epoch =
        monotonic_nanoseconds() - std::llround(static_cast<double>(position()) * 1e9 / request_.sample_rate);
    bool restart = false;
    while (!finished() && !restart) {
        if (request_.zero_blocks && counts_.blocks % zero_block_every == 0)
            play(make_block(0));
        const Block block = make_block(next_block_length());
        trouble_.before_callback(block.start);
        restart = play(block);
        keep(block);
        position_.store(position() + block.frames, std::memory_order_relaxed);
        if (request_.real_time)
            wait_for_clock(epoch, block.frames);
    }
    if (trap_ != nullptr)
        return; // its filter lets no getrusage through
    const PageFaults after = thread_page_faults();
    counts_.minor_faults += after.minor - before.minor;
    counts_.major_faults += after.major - before.major;
}

uint32_t PlayLoop::next_block_length() {
    const uint32_t wanted = request_.block > 0 ? request_.block : 1 + static_cast<uint32_t>(random_()) % largest_block;
    int64_t limit = end_ - position();
    // A block is either all recording or all silence, all playing or all stopped.
    if (position() < play_end_) {
        limit = play_end_ - position();
        const int64_t left = recording_.frames - position() % recording_.frames;
        limit = std::min(limit, left);
    } else if (position() < stop_at_) {
        limit = stop_at_ - position();
    }
    return static_cast<uint32_t>(std::min<int64_t>(wanted, limit));
}

Block PlayLoop::make_block(uint32_t frames) {
    const int64_t at = position();
    const bool sounding = at < play_end_;
    for (size_t c = 0; c < channels_.size() && sounding; ++c)
        channels_[c] = recording_.samples.data() + static_cast<int64_t>(c) * recording_.frames + at % recording_.frames;
    const size_t first_change = next_change_;
    while (next_change_ < automation_.size() && automation_[next_change_].sample < at + frames)
        ++next_change_;
    Block block{};
    block.start = at;
    block.frames = frames;
    block.sample_rate = request_.sample_rate;
    if (sounding)
        block.input = channels_;
    block.changes = std::span(automation_).subspan(first_change, next_change_ - first_change);
    block.tempo = request_.tempo;
    block.playing = at < stop_at_;
    if (!block.playing)
        block.stopped_at = stop_at_;
    block.with_buses = !request_.no_buses;
    return block;
}

/// True when an instance wants to be restarted.
bool PlayLoop::play(const Block& block) {
    ++counts_.blocks;
    // The baseline takes turns at going first, so that neither always finds the caches cold.
    const bool baseline_first = counts_.blocks % 2 == 0;
    if (baseline_first)
        call_baseline(block);
    int64_t spent = 0;
    bool restart = false;
    for (size_t i = 0; i < voices_.plugins.size(); ++i) {
        HostedPlugin& plugin = *voices_.plugins[i];
        plugin.prepare(block);
        const Timed call = timed_call(plugin, *timers_.plugins, block);
        spent += call.length;
        if (voices_.baseline != nullptr)
            busy_.learn(call.length);
        if (timers_.log != nullptr)
            timers_.log->add({static_cast<uint32_t>(i), call.start, call.length});
        plugin.collect(*voices_.events[i]);
        restart |= plugin.restart_wanted();
    }
    if (!baseline_first)
        call_baseline(block);
    if (block.frames > 0 && static_cast<double>(spent) > block.frames * 1e9 / request_.sample_rate)
        ++counts_.overruns;
    return restart;
}

PlayLoop::Timed PlayLoop::timed_call(HostedPlugin& plugin, CallbackTimer& timer, const Block& block) {
    if (trap_ != nullptr)
        trap_->arm();
    const int64_t start = monotonic_nanoseconds();
    const bool good = plugin.call();
    const int64_t spent = monotonic_nanoseconds() - start;
    if (trap_ != nullptr)
        trap_->disarm();
    if (!good)
        ++counts_.errors;
    timer.record(spent, block.frames, block.sample_rate);
    return {start, spent};
}

void PlayLoop::call_baseline(const Block& block) {
    if (voices_.baseline == nullptr)
        return;
    Block same_audio = block;
    same_audio.changes = {}; // they speak of the plugin's parameters
    voices_.baseline->prepare(same_audio);
    timed_call(*voices_.baseline, *timers_.baseline, block);
    wait_as_long(block);
}

void PlayLoop::wait_as_long(const Block& block) {
    const int64_t start = monotonic_nanoseconds();
    busy_.wait();
    timers_.busy->record(monotonic_nanoseconds() - start, block.frames, block.sample_rate);
}

void PlayLoop::keep(const Block& block) {
    const auto output = voices_.plugins.front()->output();
    for (size_t c = 0; c < output.size(); ++c)
        for (uint32_t i = 0; i < block.frames; ++i)
            if (!std::isfinite(output[c][i]))
                ++counts_.bad_samples;
    if (kept_.empty())
        return;
    const auto room = static_cast<int64_t>(kept_.front().size()) - kept_frames_;
    const int64_t frames = std::min<int64_t>(block.frames, room);
    for (size_t c = 0; c < std::min(kept_.size(), output.size()); ++c)
        std::copy_n(output[c], frames, kept_[c].begin() + kept_frames_);
    kept_frames_ += frames;
}

void PlayLoop::wait_for_clock(int64_t& epoch, uint32_t last_frames) {
    const int64_t due = epoch + std::llround(static_cast<double>(position()) * 1e9 / request_.sample_rate);
    const auto length = static_cast<int64_t>(last_frames * 1e9 / request_.sample_rate);
    const bool overrun = monotonic_nanoseconds() > due;
    host_sleep_until(due);
    const int64_t late = monotonic_nanoseconds() - due;
    if (late <= length)
        return;
    if (!overrun)
        ++counts_.late_starts;
    epoch += late; // like a sound card: what is lost is lost, no rush to catch up
}

} // namespace vocalmidi::host
