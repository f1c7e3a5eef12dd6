// A real-time class where the host has one too, else a nice value, which rtkit gives where the system itself does not.
#include "worker_thread.h"

#include "rtkit_linux.h"

#include <cerrno>
#include <cstdlib>
#include <dirent.h>
#include <sched.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace vocalmidi {

namespace {

constexpr int kRealTime = 2; // JACK's clients run at 5 and more, PipeWire's at 20 and more
constexpr int kNice = -11;   // what PulseAudio and PipeWire take
constexpr int kRtkitMs = 100;

// A child process that the host starts from such a thread gets none of it. Once set, it takes a privilege to clear.
constexpr int kNotInherited = SCHED_RESET_ON_FORK;

bool isAbove(pid_t thread) noexcept {
    sched_param parameter{};
    const int policy = sched_getscheduler(thread) & ~kNotInherited;
    return (policy == SCHED_FIFO || policy == SCHED_RR) && sched_getparam(thread, &parameter) == 0 &&
           parameter.sched_priority > kRealTime;
}

// A worker in a real-time class would interrupt an audio thread that is in none.
bool hostHasRealTimeThreads() noexcept {
    DIR* folder = opendir("/proc/self/task");
    if (!folder)
        return false;
    bool found = false;
    while (const dirent* entry = readdir(folder))
        found = found || (entry->d_name[0] != '.' && isAbove(static_cast<pid_t>(std::atoi(entry->d_name))));
    closedir(folder);
    return found;
}

// With such a limit the kernel ends a process whose real-time thread computes for long without a pause.
bool computingIsLimited() noexcept {
    rlimit limit{};
    return getrlimit(RLIMIT_RTTIME, &limit) != 0 || limit.rlim_cur != RLIM_INFINITY;
}

bool takeRealTime() noexcept {
    sched_param parameter{};
    parameter.sched_priority = kRealTime;
    return hostHasRealTimeThreads() && !computingIsLimited() &&
           sched_setscheduler(0, SCHED_RR | kNotInherited, &parameter) == 0;
}

} // namespace

Priority raisePriority() {
    const auto thread = static_cast<pid_t>(syscall(SYS_gettid));
    const int before = getpriority(PRIO_PROCESS, 0); // of this thread alone, on Linux
    const auto got = [&](const std::string& text) { return Priority{true, text, thread, before}; };
    if (takeRealTime())
        return got("SCHED_RR " + std::to_string(kRealTime));
    const std::string nice = "nice " + std::to_string(kNice);
    if (setpriority(PRIO_PROCESS, 0, kNice) == 0)
        return got(nice);
    const std::string refusal = askRtkit(thread, kNice, kRtkitMs);
    if (refusal.empty())
        return got(nice + " (rtkit)");
    return {false,
            "normal priority: the system permits no other and " + refusal +
                "; install rtkit, or let your user have \"nice -11\" in /etc/security/limits.conf",
            thread, before};
}

void lowerPriority(const Priority& raised) noexcept {
    const auto thread = static_cast<pid_t>(raised.thread);
    const int policy = sched_getscheduler(thread);
    const sched_param parameter{};
    if (policy >= 0 && (policy & ~kNotInherited) != SCHED_OTHER)
        sched_setscheduler(thread, SCHED_OTHER | (policy & kNotInherited), &parameter);
    setpriority(PRIO_PROCESS, static_cast<id_t>(thread), static_cast<int>(raised.before));
}

} // namespace vocalmidi
