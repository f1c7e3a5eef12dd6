#include "callback_monitor.h"

#include "clock.h"

#include <algorithm>

namespace vocalmidi {

namespace {

// Calls after activation that show what is usual: caches are cold, and hosts start when they like.
constexpr uint64_t kWarmUp = 16;

// What a host is ahead of the clock is forgotten by this share of each block: clocks of sound cards drift, and a host
// that has caught up after a delay is no longer ahead.
constexpr double kForgotten = 0.005;

constexpr double kSlowAtLeastNs = 100'000;
constexpr double kHeldUpAtLeastNs = 200'000;
constexpr double kHeldUpTimes = 20;
constexpr double kUsualShare = 1.0 / 32; // that one call has in what is usual

} // namespace

void CallbackMonitor::activate(double sampleRate, bool on) noexcept {
    on_ = on;
    frameNs_ = 1e9 / sampleRate;
    calls_ = 0;
    dueNs_ = longestNs_ = usualNs_ = 0;
    fastestNs_ = UINT64_MAX;
    duration_.clear();
    offlineWait_.clear();
    late_.clear();
    slow_.clear();
    heldUp_.clear();
    frameSum_.store(0, std::memory_order_relaxed);
    blockFrames_.store(0, std::memory_order_relaxed);
}

void CallbackMonitor::begin(uint32_t frames, bool offline) noexcept {
    frames_ = frames;
    offline_ = offline;
    waitedNs_ = 0;
    startNs_ = on_ ? monotonicNs() : 0;
}

void CallbackMonitor::end() noexcept {
    if (!on_ || frames_ == 0)
        return;
    const uint64_t tookNs = monotonicNs() - startNs_;
    const double lengthNs = frames_ * frameNs_;
    const uint64_t ownNs = tookNs - std::min(waitedNs_, tookNs);
    ++calls_;
    duration_.add(ownNs);
    raise(frameSum_, frames_);
    if (lengthNs > longestNs_) {
        longestNs_ = lengthNs;
        blockFrames_.store(frames_, std::memory_order_relaxed);
    }
    if (offline_) {
        offlineWait_.add(waitedNs_);
        dueNs_ = 0;
    } else {
        lookWhetherLate(lengthNs);
    }
    lookHowLong(ownNs, lengthNs);
}

void CallbackMonitor::lookWhetherLate(double lengthNs) noexcept {
    const double start = static_cast<double>(startNs_);
    if (dueNs_ > 0 && calls_ > kWarmUp && start - dueNs_ > 0.5 * longestNs_)
        late_.add(static_cast<uint64_t>(start - dueNs_));
    dueNs_ = std::max(start, dueNs_ - kForgotten * lengthNs) + lengthNs;
}

void CallbackMonitor::lookHowLong(uint64_t ownNs, double lengthNs) noexcept {
    const double own = static_cast<double>(ownNs);
    if (own > std::max(0.5 * lengthNs, kSlowAtLeastNs))
        slow_.add(ownNs);
    if (calls_ <= kWarmUp) {
        fastestNs_ = std::min(fastestNs_, ownNs);
        usualNs_ = static_cast<double>(fastestNs_);
        return;
    }
    if (own > std::max(kHeldUpTimes * usualNs_, kHeldUpAtLeastNs))
        heldUp_.add(ownNs);
    usualNs_ += kUsualShare * (std::min(own, 2 * usualNs_) - usualNs_);
}

double CallbackMonitor::share() const noexcept {
    const double blocksNs = static_cast<double>(frameSum_.load(std::memory_order_relaxed)) * frameNs_;
    return blocksNs > 0 ? static_cast<double>(duration_.sum()) / blocksNs : 0;
}

} // namespace vocalmidi
