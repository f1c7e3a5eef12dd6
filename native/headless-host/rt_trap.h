// The host's end of the real-time trap: armed on the audio thread around the plugin's callback, it notes the first
// allocation, lock, wait or system call made there. Two nets: the preloaded library stands before the C library's
// functions (an uncontended lock makes no system call), the seccomp filter behind them (a system call may be made
// without the C library).
#pragma once

#include <string>

namespace vocalmidi::host {

class RtTrap {
public:
    /// Main thread, before any audio: finds the preloaded library and warms up what noting a violation needs.
    /// Throws std::runtime_error where the library is not preloaded.
    RtTrap();

    void arm() const { set_armed_(1); }
    void disarm() const { set_armed_(0); }

    /// After the audio thread has ended: how often the callback did what it must not.
    unsigned long violations() const;
    /// The first one: its name, then the return addresses as `object(symbol+offset)`; empty when there was none.
    std::string first_violation() const;

private:
    void (*set_armed_)(int);
};

} // namespace vocalmidi::host
