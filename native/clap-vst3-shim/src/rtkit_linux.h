// rtkit, the system service that gives desktop programs' threads a priority.
#pragma once

#include <string>
#include <sys/types.h>

namespace vocalmidi {

// Asks for a nice value for a thread of this process. Empty: it was given; else why not, as the end of a sentence.
// Waits for so many milliseconds at most. Never asks for a real-time class: rtkit gives that only to a process whose
// RLIMIT_RTTIME is low, so the kernel would end the whole host when any thread of it computes for long.
std::string askRtkit(pid_t thread, int nice, int milliseconds);

} // namespace vocalmidi
