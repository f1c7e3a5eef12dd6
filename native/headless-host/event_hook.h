// What else happens on the host's side when a plugin hands an event over inside its callback.
#pragma once

namespace vocalmidi::host {

class EventHook {
public:
    virtual ~EventHook() = default;
    virtual void on_event() noexcept = 0;
};

/// Of the callbacks on this thread; null: nothing.
inline thread_local EventHook* event_hook = nullptr;

} // namespace vocalmidi::host
