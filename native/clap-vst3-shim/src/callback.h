// What happens on the host's audio thread, whatever the plugin format. Nothing here allocates, locks or enters
// managed code; only offline rendering waits for the worker.
//
// A front calls, per block: beginBlock; then for each input event advance(its offset) and automate or transport; then
// endBlock. Positions count samples from activation.
#pragma once

#include "audio_view.h"
#include "callback_monitor.h"
#include "delay_line.h"
#include "latency_monitor.h"
#include "link.h"
#include "note_output.h"
#include "parameters.h"
#include "pool_watch.h"
#include "rings.h"
#include "transport.h"

#include <atomic>
#include <cstdint>
#include <utility>
#include <vector>

namespace vocalmidi {

class Callback {
public:
    explicit Callback(Parameters& parameters) noexcept : parameters_(parameters) {}

    // [main-thread, while inactive]
    // `latencies`: in samples, for each value of the parameter that the latency depends on.
    void activate(Link& link, double sampleRate, const std::vector<uint32_t>& latencies);
    // Whether that parameter may change during an activation. Where it may not, the change waits for the next.
    void setSwitching(bool switches) noexcept { switches_ = switches; }
    void setOffline(bool offline) noexcept { offline_.store(offline, std::memory_order_relaxed); }
    // Whether what happens is measured (see CallbackMonitor), from the next activation on.
    void setMonitoring(bool on) noexcept { monitoring_ = on; }
    // Once the worker has ended: takes its last word on the script's parameters. What is left to be done for a script
    // that it never played, the pool tells.
    const PoolWatch& deactivate() noexcept;
    // The formats the host takes; at least one.
    void setFormats(bool midi, bool noteExpression) noexcept;

    // [audio-thread]
    void beginBlock(const AudioView& audio, uint32_t frames, EventSink& sink) noexcept;
    void advance(uint32_t toOffset) noexcept;
    void automate(uint32_t id, double value) noexcept;
    void transport(const Transport& now) noexcept;
    void endBlock() noexcept;
    // Outside a block: the notes end in the next one.
    void reset() noexcept;
    void stop() noexcept;
    // True once when the main thread should look for news: the engine failed, audio was lost, the worker has raised
    // its notices, the script's parameters have changed by themselves, or, now and then, notes have left.
    bool takeNews() noexcept { return std::exchange(news_, false); }

    // Any thread.
    // True once when the script's parameters have changed by themselves: their names are others too.
    bool takePoolNews() noexcept { return poolNews_.exchange(false, std::memory_order_acquire); }
    // Samples by which the audio passes later now; it may change during an activation (see setSwitching).
    uint32_t latency() const noexcept { return latency_.load(std::memory_order_relaxed); }
    uint64_t streamSamples() const noexcept { return samples_.load(std::memory_order_relaxed); }
    uint64_t gaps() const noexcept { return gaps_.load(std::memory_order_relaxed); }
    uint64_t lateEvents() const noexcept { return lateEvents_.load(std::memory_order_relaxed); }
    const NoteOutput& notes() const noexcept { return notes_; }
    bool offline() const noexcept { return offline_.load(std::memory_order_relaxed); }
    const CallbackMonitor& monitor() const noexcept { return monitor_; }
    const LatencyMonitor& latencies() const noexcept { return noteTimes_; }

private:
    void applyChanges() noexcept;
    void apply(uint32_t id) noexcept;
    void configureNotes() noexcept;
    uint32_t latencyOf(double value) const noexcept;
    void endNotes(uint32_t kind) noexcept;
    bool send(uint32_t kind, uint32_t parameter, double value) noexcept;
    bool sendParameter(uint32_t id) noexcept;
    void lookForNews() noexcept;
    void sendTransport() noexcept;
    void sendUnsent() noexcept;
    void listen(uint32_t frames) noexcept;
    void openGap() noexcept;
    bool closeGap(uint32_t frames) noexcept;
    void awaitWorker(int64_t target, uint32_t firstOffset) noexcept;
    void playDue(uint32_t firstOffset) noexcept;
    void give(const vm_event& event, uint32_t offset) noexcept;
    void tellOfNotes() noexcept;

    Parameters& parameters_;
    vm_link* link_ = nullptr;
    DelayLine delay_;
    NoteOutput notes_;
    double sampleRate_ = 0;
    std::vector<uint32_t> latencies_;
    std::atomic<uint32_t> latency_{0}; // written by the main thread while inactive, else by the audio thread
    bool switches_ = false;
    bool hostTakesMidi_ = true;
    bool hostTakesExpressions_ = true;

    // This block.
    const AudioView* audio_ = nullptr;
    EventSink* sink_ = nullptr;
    uint32_t frames_ = 0;
    uint32_t cursor_ = 0;
    bool offlineNow_ = false;

    // The stream.
    int64_t position_ = 0;  // of the next sample to come
    int64_t gapStart_ = -1; // first lost sample of an overload that goes on; -1: none
    uint64_t unsent_ = 0;   // parameters whose message found no room
    bool transportUnsent_ = false;
    uint32_t epoch_ = 0; // raised whenever notes are ended from here: older events must not sound
    bool bypassed_ = false;
    bool resetPending_ = false;
    bool endPending_ = false;
    bool news_ = false;
    bool failureSeen_ = false;
    bool notesUntold_ = false; // notes have left, or audio was lost, since the main thread looked last
    uint64_t notesToldNs_ = 0;
    uint32_t noticesSeen_ = 0;
    PoolWatch pool_;
    TransportWatch transport_;

    bool monitoring_ = true;
    CallbackMonitor monitor_;
    LatencyMonitor noteTimes_;

    std::atomic<bool> offline_{false};
    std::atomic<bool> poolNews_{false};
    std::atomic<uint64_t> samples_{0};
    std::atomic<uint64_t> gaps_{0};
    std::atomic<uint64_t> lateEvents_{0};
};

} // namespace vocalmidi
