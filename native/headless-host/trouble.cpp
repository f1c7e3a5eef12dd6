#include "trouble.h"

#include "callback_timer.h"
#include "host_syscall.h"
#include "worker_threads.h"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <ctime>
#include <sys/syscall.h>
#include <unistd.h>

namespace vocalmidi::host {
namespace {

constexpr int64_t millisecond = 1'000'000; // nanoseconds

std::vector<Moment> latest_first(std::vector<Moment> moments) {
    std::stable_sort(moments.begin(), moments.end(), [](auto& a, auto& b) { return a.sample > b.sample; });
    return moments;
}

/// The milliseconds of the moments that have come by now.
int64_t take_due(std::vector<Moment>& moments, int64_t sample) {
    int64_t sum = 0;
    for (; !moments.empty() && moments.back().sample <= sample; moments.pop_back())
        sum += moments.back().milliseconds;
    return sum;
}

void sleep_for(int64_t nanoseconds) {
    host_sleep_until(monotonic_nanoseconds() + nanoseconds);
}

/// Whatever the thread was at waits, as if others had its processor. Only what a signal handler may do.
void stand_still(int, siginfo_t* info, void*) {
    const int kept = errno;
    const int64_t milliseconds = info->si_value.sival_int;
    timespec left{milliseconds / 1000, milliseconds % 1000 * millisecond};
    while (clock_nanosleep(CLOCK_MONOTONIC, 0, &left, &left) == EINTR) {
    }
    errno = kept;
}

/// SIGRTMAX: no runtime or host is known to use it.
void stop_thread(pid_t thread, int64_t milliseconds) {
    siginfo_t info{};
    info.si_code = SI_QUEUE;
    info.si_pid = getpid();
    info.si_uid = getuid();
    info.si_value.sival_int = static_cast<int>(milliseconds);
    syscall(SYS_rt_tgsigqueueinfo, getpid(), thread, SIGRTMAX, &info);
}

} // namespace

Trouble::Trouble(const Request& request)
    : late_(latest_first(request.late)), stalls_(latest_first(request.stalls)),
      interruptions_(latest_first(request.interruptions)), slow_(int64_t{request.slow_events} * 1000) {
    if (stalls_.empty() && interruptions_.empty())
        return;
    struct sigaction action {};
    action.sa_sigaction = stand_still;
    action.sa_flags = SA_SIGINFO | SA_RESTART | SA_ONSTACK;
    sigaction(SIGRTMAX, &action, nullptr);
}

void Trouble::before_callback(int64_t sample) {
    stall_.fetch_add(take_due(stalls_, sample));
    if (const int64_t late = take_due(late_, sample); late > 0)
        sleep_for(late * millisecond);
    interruption_ += take_due(interruptions_, sample);
}

void Trouble::look() {
    if (const int64_t stall = stall_.exchange(0); stall > 0)
        for (const pid_t thread : worker_threads())
            stop_thread(thread, stall);
}

void Trouble::on_event() noexcept {
    if (slow_ > 0)
        sleep_for(slow_);
    if (interruption_ > 0)
        stop_thread(static_cast<pid_t>(syscall(SYS_gettid)), interruption_);
    interruption_ = 0;
}

} // namespace vocalmidi::host
