// Which role a thread plays for plugins, and audio threads that live for one piece of work.
#pragma once

#include <functional>
#include <string>

namespace vocalmidi::host {

enum class ThreadRole { Other, Main, Audio };

ThreadRole thread_role();
void set_thread_role(ThreadRole role);

enum class Priority { Normal, RealTime };

/// Runs `work` to its end on a new thread with the audio role, while `meanwhile` is called about every 5 ms on the
/// calling thread. RealTime asks for SCHED_FIFO; where that is refused the thread runs normally and `note` says so.
void run_on_audio_thread(Priority priority, const std::function<void()>& work, const std::function<void()>& meanwhile,
                         std::string& note);

} // namespace vocalmidi::host
