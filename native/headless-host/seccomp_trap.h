// The kernel's half of the real-time trap.
#pragma once

namespace vocalmidi::host {

/// Puts a filter on the calling thread that lets through a futex wake, the audio loop's own sleep, the thread's end,
/// and what a runtime's crash handler needs to end the process. Any other system call is not made: it fails with
/// EPERM, and is noted if the trap is armed. There is no way back: call it on a thread that does nothing but process
/// afterwards. Throws std::runtime_error if refused.
void install_seccomp_trap();

} // namespace vocalmidi::host
