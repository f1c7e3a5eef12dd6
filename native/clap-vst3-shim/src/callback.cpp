#include "callback.h"

#include "clock.h"
#include "wake.h"

#include <algorithm>

namespace vocalmidi {

namespace {

// Figures about notes are for people: no more news of them than a reader can follow.
constexpr uint64_t kNoteNewsNs = 500'000'000;

} // namespace

void Callback::activate(Link& link, double sampleRate, const std::vector<uint32_t>& latencies) {
    link_ = &link.block();
    sampleRate_ = sampleRate;
    latencies_ = latencies;
    latency_.store(latencyOf(parameters_.get(VM_PARAMETER_TIMING)), std::memory_order_relaxed);
    delay_.prepare(latency(), *std::max_element(latencies_.begin(), latencies_.end()));
    position_ = 0;
    gapStart_ = -1;
    unsent_ = 0;
    epoch_ = 0;
    resetPending_ = false;
    endPending_ = notes_.sounding(); // what sounded at deactivation ends in the first block
    news_ = failureSeen_ = notesUntold_ = false;
    notesToldNs_ = 0;
    noticesSeen_ = 0;
    transport_.forget(sampleRate);
    transportUnsent_ = false;
    parameters_.takeChanges(); // the engine starts with the values of this moment
    pool_.activate(parameters_);
    shared(link_->offline).store(offline_.load(std::memory_order_relaxed) ? 1 : 0, std::memory_order_relaxed);
    bypassed_ = parameters_.get(VM_PARAMETER_BYPASS) > 0.5;
    configureNotes();
    samples_.store(0, std::memory_order_relaxed);
    gaps_.store(0, std::memory_order_relaxed);
    lateEvents_.store(0, std::memory_order_relaxed);
    monitor_.activate(sampleRate, monitoring_);
    noteTimes_.clear();
}

const PoolWatch& Callback::deactivate() noexcept {
    if (pool_.takeLast(*link_, parameters_))
        poolNews_.store(true, std::memory_order_release);
    return pool_;
}

void Callback::setFormats(bool midi, bool noteExpression) noexcept {
    hostTakesMidi_ = midi;
    hostTakesExpressions_ = noteExpression;
}

void Callback::beginBlock(const AudioView& audio, uint32_t frames, EventSink& sink) noexcept {
    audio_ = &audio;
    sink_ = &sink;
    frames_ = frames;
    cursor_ = 0;
    offlineNow_ = offline_.load(std::memory_order_relaxed);
    monitor_.begin(frames, offlineNow_);
    shared(link_->offline).store(offlineNow_ ? 1 : 0, std::memory_order_relaxed);
    notes_.retry(sink);
    if (resetPending_)
        endNotes(VM_MESSAGE_RESET);
    else if (endPending_)
        endNotes(VM_MESSAGE_END_NOTES);
    resetPending_ = endPending_ = false;
    applyChanges();
    lookForNews();
}

// What the worker has to tell.
void Callback::lookForNews() noexcept {
    if (shared(link_->failed).load(std::memory_order_relaxed) != 0) {
        news_ = news_ || !std::exchange(failureSeen_, true);
        notes_.endAll(0, *sink_);
    }
    const uint32_t notices = shared(link_->notices).load(std::memory_order_relaxed);
    if (std::exchange(noticesSeen_, notices) != notices)
        news_ = true;
    if (unsent_ == 0 && pool_.take(*link_, parameters_)) {
        poolNews_.store(true, std::memory_order_release);
        news_ = true;
    }
}

void Callback::advance(uint32_t toOffset) noexcept {
    const uint32_t end = std::min(toOffset, frames_);
    while (cursor_ < end) {
        const uint32_t first = cursor_;
        const uint32_t count = std::min(end - cursor_, kMaxChunkFrames);
        // Only after a change to offline rendering is anything still on its way here.
        if (offlineNow_)
            awaitWorker(gapStart_ >= 0 ? gapStart_ : position_, first);
        listen(count);
        delay_.process(*audio_, first, count);
        cursor_ += count;
        position_ += count;
        if (offlineNow_)
            awaitWorker(position_, first);
        playDue(first);
    }
}

void Callback::endBlock() noexcept {
    advance(frames_);
    if (cursor_ == 0)
        playDue(0);
    wakeWorker(*link_, cursor_);
    samples_.store(static_cast<uint64_t>(position_), std::memory_order_relaxed);
    tellOfNotes();
    audio_ = nullptr;
    sink_ = nullptr;
    monitor_.end();
}

// Once for many notes, so that a host is not kept busy by what it only shows.
void Callback::tellOfNotes() noexcept {
    if (!notesUntold_ || monitor_.startNs() - notesToldNs_ < kNoteNewsNs)
        return;
    notesUntold_ = false;
    notesToldNs_ = monitor_.startNs();
    news_ = true;
}

void Callback::stop() noexcept {
    endPending_ = true;
    monitor_.forget();
}

void Callback::reset() noexcept {
    resetPending_ = true;
    monitor_.forget();
    transport_.forget(sampleRate_);
    delay_.clear();
}

// One piece of the block goes to the worker; what finds no room is a gap that ends every note.
void Callback::listen(uint32_t frames) noexcept {
    AudioRingWriter ring(link_->audio);
    if (gapStart_ >= 0 && !closeGap(frames)) {
        ring.countRefused(frames);
        return;
    }
    sendUnsent();
    const bool taken = ring.push(frames, [this](float* to, uint32_t first, uint32_t count) {
        for (uint32_t i = 0; i < count; ++i)
            for (uint32_t c = 0; c < Link::kChannels; ++c)
                *to++ = static_cast<float>(audio_->input(c, cursor_ + first + i));
    });
    if (!taken)
        openGap();
}

void Callback::openGap() noexcept {
    gapStart_ = position_;
    if (gaps_.fetch_add(1, std::memory_order_relaxed) == 0)
        news_ = true;
    notesUntold_ = monitor_.on();
    notes_.endAll(cursor_, *sink_);
    ++epoch_;
}

// Waits for half a ring of room, so that an overload is one gap and not a stutter of many.
bool Callback::closeGap(uint32_t frames) noexcept {
    const uint64_t wanted = std::max<uint64_t>(frames, link_->audio.capacity / 2);
    RingWriter<vm_message> messages(link_->messages);
    if (AudioRingWriter(link_->audio).room() < wanted || messages.room() == 0)
        return false;
    messages.push({gapStart_, position_ - gapStart_, 0, VM_MESSAGE_GAP, 0, epoch_, 0, {}});
    gapStart_ = -1;
    return true;
}

void Callback::awaitWorker(int64_t target, uint32_t firstOffset) noexcept {
    const uint64_t startNs = monitor_.on() ? monotonicNs() : 0;
    while (!waitForProgress(*link_, static_cast<uint64_t>(target))) {
        // The worker holds back: the event ring is full. Its oldest event leaves now, due or not.
        playDue(firstOffset);
        RingReader<vm_event> events(link_->events);
        vm_event event;
        if (events.count() >= link_->events.capacity && events.peek(event)) {
            give(event, firstOffset);
            events.pop();
        }
    }
    if (monitor_.on())
        monitor_.waited(monotonicNs() - startNs);
}

// Sends what is due before the position reached, no earlier in the block than `firstOffset`.
void Callback::playDue(uint32_t firstOffset) noexcept {
    const int64_t blockStart = position_ - cursor_;
    RingReader<vm_event> events(link_->events);
    vm_event event;
    while (events.peek(event)) {
        const bool current = event.epoch == epoch_;
        if (current && event.due_sample >= position_)
            return;
        events.pop();
        if (!current || bypassed_)
            continue;
        const int64_t offset = std::clamp<int64_t>(event.due_sample - blockStart, firstOffset, cursor_);
        if (latency() > 0 && blockStart + offset > event.voice_sample + latency())
            lateEvents_.fetch_add(1, std::memory_order_relaxed);
        give(event, static_cast<uint32_t>(offset));
    }
}

void Callback::give(const vm_event& event, uint32_t offset) noexcept {
    if (!notes_.play(event, offset, *sink_) || !monitor_.on())
        return;
    const int64_t leave = position_ - cursor_ + offset;
    noteTimes_.add(
        {event.voice_sample, event.decision_sample, leave, event.compute_ns, event.key, event.pitch, latency()});
    notesUntold_ = true;
}

} // namespace vocalmidi
