#include "host_syscall.h"

#include <ctime>
#include <sys/syscall.h>

// The linker gives a section named like a C identifier these two ends.
extern "C" const char __start_host_syscall[] __attribute__((visibility("hidden")));
extern "C" const char __stop_host_syscall[] __attribute__((visibility("hidden")));

namespace vocalmidi::host {
namespace {

__attribute__((noinline, section("host_syscall"))) long sleep_call(const timespec* until) {
#if defined(__x86_64__)
    long result = SYS_clock_nanosleep;
    register long clock __asm__("rdi") = CLOCK_MONOTONIC;
    register long flags __asm__("rsi") = TIMER_ABSTIME;
    register const timespec* when __asm__("rdx") = until;
    register long remaining __asm__("r10") = 0;
    __asm__ volatile("syscall"
                     : "+a"(result)
                     : "r"(clock), "r"(flags), "r"(when), "r"(remaining)
                     : "rcx", "r11", "memory");
    return result;
#elif defined(__aarch64__)
    register long result __asm__("x0") = CLOCK_MONOTONIC;
    register long flags __asm__("x1") = TIMER_ABSTIME;
    register const timespec* when __asm__("x2") = until;
    register long remaining __asm__("x3") = 0;
    register long number __asm__("x8") = SYS_clock_nanosleep;
    __asm__ volatile("svc 0" : "+r"(result) : "r"(flags), "r"(when), "r"(remaining), "r"(number) : "memory");
    return result;
#else
#error "the audio loop's sleep is written for x86-64 and aarch64"
#endif
}

} // namespace

void host_sleep_until(int64_t nanoseconds) {
    const timespec until{nanoseconds / 1'000'000'000, nanoseconds % 1'000'000'000};
    constexpr long interrupted = -4; // -EINTR
    while (sleep_call(&until) == interrupted) {
    }
}

AddressRange host_syscall_range() {
    return {reinterpret_cast<uint64_t>(__start_host_syscall), reinterpret_cast<uint64_t>(__stop_host_syscall)};
}

} // namespace vocalmidi::host
