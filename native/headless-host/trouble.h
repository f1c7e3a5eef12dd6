// Troubles made on purpose, so that tests can see whether the plugin's monitor names them: a host that calls late, a
// host whose event list is slow, a callback that is interrupted, a worker that stands still.
#pragma once

#include "event_hook.h"
#include "request.h"

#include <atomic>
#include <cstdint>
#include <vector>

namespace vocalmidi::host {

/// Made on the main thread; the rest belongs to the audio thread, unless said otherwise.
class Trouble final : public EventHook {
public:
    explicit Trouble(const Request& request);

    /// Before the callback that begins at this sample of the pass.
    void before_callback(int64_t sample);
    /// Inside the callback: the plugin hands over an event.
    void on_event() noexcept override;
    /// Main thread, every few milliseconds while it plays: workers are stopped from here, at whatever they are.
    void look();

private:
    std::vector<Moment> late_, stalls_, interruptions_; // those to come, the next one last
    int64_t interruption_ = 0;                          // milliseconds, due with the next event
    std::atomic<int64_t> stall_{0};                     // milliseconds, due with the main thread's next look
    const int64_t slow_;                                // nanoseconds an event
};

} // namespace vocalmidi::host
