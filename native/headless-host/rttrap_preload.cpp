// libvocalmidi_rttrap.so: stands before the C library's allocator, locks, waits and input/output, and notes each use
// of them on a thread that is armed. Every call is carried out all the same, so that a run goes on to its end.
// The functions carry asm labels instead of their real names, as the C library's own declarations differ in
// attributes from one version to the next.
#include "rttrap_abi.h"

#include <atomic>
#include <cstdarg>
#include <cstddef>
#include <cstdint>
#include <dlfcn.h>
#include <execinfo.h>
#include <linux/futex.h>
#include <sys/syscall.h>

#define VISIBLE __attribute__((visibility("default")))

namespace {

// initial-exec: reading it must not itself allocate.
thread_local int armed __attribute__((tls_model("initial-exec"))) = 0;

struct Violation {
    const char* what;
    long number;
    void* frames[VOCALMIDI_RTTRAP_FRAMES];
    int frame_count;
};

Violation first;
std::atomic<unsigned long> violations{0};
std::atomic<bool> first_ready{false};

inline void check(const char* what) {
    if (armed != 0)
        vocalmidi_rttrap_note(what, -1);
}

using ThreadStart = void*(void*);

template <typename Function> Function* next(const char* name) {
    return reinterpret_cast<Function*>(dlsym(RTLD_NEXT, name));
}

} // namespace

extern "C" {

VISIBLE void vocalmidi_rttrap_set_armed(int value) {
    armed = value;
}
VISIBLE int vocalmidi_rttrap_is_armed(void) {
    return armed;
}
VISIBLE unsigned long vocalmidi_rttrap_violations(void) {
    return violations.load();
}

VISIBLE void vocalmidi_rttrap_note(const char* what, long number) {
    const int was_armed = armed;
    armed = 0; // noting must not trip the trap
    if (violations.fetch_add(1) == 0) {
        first.what = what;
        first.number = number;
        first.frame_count = backtrace(first.frames, VOCALMIDI_RTTRAP_FRAMES);
        first_ready.store(true, std::memory_order_release);
    }
    armed = was_armed;
}

VISIBLE const char* vocalmidi_rttrap_first(long* number, void** frames, int* frame_count) {
    if (!first_ready.load(std::memory_order_acquire))
        return nullptr;
    *number = first.number;
    *frame_count = first.frame_count;
    for (int i = 0; i < first.frame_count; ++i)
        frames[i] = first.frames[i];
    return first.what;
}

// The allocator, through the names glibc keeps for whoever replaces it: dlsym may allocate before it can answer.
void* __libc_malloc(size_t size);
void* __libc_calloc(size_t count, size_t size);
void* __libc_realloc(void* block, size_t size);
void* __libc_memalign(size_t alignment, size_t size);
void __libc_free(void* block);

VISIBLE void* trap_malloc(size_t size) __asm__("malloc");
VISIBLE void* trap_calloc(size_t count, size_t size) __asm__("calloc");
VISIBLE void* trap_realloc(void* block, size_t size) __asm__("realloc");
VISIBLE void* trap_memalign(size_t alignment, size_t size) __asm__("memalign");
VISIBLE void* trap_aligned_alloc(size_t alignment, size_t size) __asm__("aligned_alloc");
VISIBLE int trap_posix_memalign(void** block, size_t alignment, size_t size) __asm__("posix_memalign");
VISIBLE void trap_free(void* block) __asm__("free");

void* trap_malloc(size_t size) {
    return check("malloc"), __libc_malloc(size);
}
void* trap_calloc(size_t count, size_t size) {
    return check("calloc"), __libc_calloc(count, size);
}
void* trap_realloc(void* block, size_t size) {
    return check("realloc"), __libc_realloc(block, size);
}
void* trap_memalign(size_t alignment, size_t size) {
    return check("memalign"), __libc_memalign(alignment, size);
}
void* trap_aligned_alloc(size_t alignment, size_t size) {
    return check("aligned_alloc"), __libc_memalign(alignment, size);
}
int trap_posix_memalign(void** block, size_t alignment, size_t size) {
    check("posix_memalign");
    constexpr int out_of_memory = 12; // ENOMEM
    *block = __libc_memalign(alignment, size);
    return *block == nullptr ? out_of_memory : 0;
}
void trap_free(void* block) {
    if (block != nullptr)
        check("free");
    __libc_free(block);
}

#define TRAP(name, result, parameters, arguments)                                                                      \
    VISIBLE result trap_##name parameters __asm__(#name);                                                              \
    result trap_##name parameters {                                                                                    \
        check(#name);                                                                                                  \
        static auto* const real = next<result parameters>(#name);                                                      \
        return real arguments;                                                                                         \
    }
// Pointer and integer parameters by position: what they point to does not matter here.
#define TRAP1(name, result, A) TRAP(name, result, (A a), (a))
#define TRAP2(name, result, A, B) TRAP(name, result, (A a, B b), (a, b))
#define TRAP3(name, result, A, B, C) TRAP(name, result, (A a, B b, C c), (a, b, c))
#define TRAP4(name, result, A, B, C, D) TRAP(name, result, (A a, B b, C c, D d), (a, b, c, d))
#define TRAP5(name, result, A, B, C, D, E) TRAP(name, result, (A a, B b, C c, D d, E e), (a, b, c, d, e))
#define TRAP6(name, result, A, B, C, D, E, F) TRAP(name, result, (A a, B b, C c, D d, E e, F f), (a, b, c, d, e, f))

// Locks, and waits for other threads.
TRAP1(pthread_mutex_lock, int, void*)
TRAP2(pthread_mutex_timedlock, int, void*, const void*)
TRAP1(pthread_rwlock_rdlock, int, void*)
TRAP1(pthread_rwlock_wrlock, int, void*)
TRAP1(pthread_spin_lock, int, void*)
TRAP2(pthread_cond_wait, int, void*, void*)
TRAP3(pthread_cond_timedwait, int, void*, void*, const void*)
TRAP4(pthread_cond_clockwait, int, void*, void*, int, const void*)
TRAP1(pthread_barrier_wait, int, void*)
TRAP1(sem_wait, int, void*)
TRAP2(sem_timedwait, int, void*, const void*)
TRAP4(pthread_create, int, void*, const void*, ThreadStart*, void*)
TRAP2(pthread_join, int, unsigned long, void**)

// Sleeping and waiting for files.
TRAP2(nanosleep, int, const void*, void*)
TRAP4(clock_nanosleep, int, int, int, const void*, void*)
TRAP1(usleep, int, unsigned)
TRAP1(sleep, unsigned, unsigned)
TRAP(sched_yield, int, (), ())
TRAP3(poll, int, void*, unsigned long, int)
TRAP5(select, int, int, void*, void*, void*, void*)
TRAP4(epoll_wait, int, int, void*, int, int)

// Input and output.
TRAP3(read, long, int, void*, size_t)
TRAP3(write, long, int, const void*, size_t)
TRAP3(open, int, const char*, int, unsigned)
TRAP3(open64, int, const char*, int, unsigned)
TRAP4(openat, int, int, const char*, int, unsigned)
TRAP1(close, int, int)
TRAP2(fopen, void*, const char*, const char*)
TRAP2(fopen64, void*, const char*, const char*)
TRAP1(fclose, int, void*)
TRAP4(fwrite, size_t, const void*, size_t, size_t, void*)
TRAP4(fread, size_t, void*, size_t, size_t, void*)
TRAP1(fflush, int, void*)
TRAP1(puts, int, const char*)
TRAP2(fputs, int, const char*, void*)
TRAP3(vfprintf, int, void*, const char*, va_list)
TRAP2(dlopen, void*, const char*, int)

// Memory maps.
TRAP6(mmap, void*, void*, size_t, int, int, int, long)
TRAP2(munmap, int, void*, size_t)
TRAP3(mprotect, int, void*, size_t, int)
TRAP3(madvise, int, void*, size_t, int)

VISIBLE int trap_printf(const char* format, ...) __asm__("printf");
int trap_printf(const char* format, ...) {
    check("printf");
    static auto* const real = next<int(const char*, va_list)>("vprintf");
    va_list arguments;
    va_start(arguments, format);
    const int written = real(format, arguments);
    va_end(arguments);
    return written;
}

VISIBLE int trap_fprintf(void* file, const char* format, ...) __asm__("fprintf");
int trap_fprintf(void* file, const char* format, ...) {
    check("fprintf");
    static auto* const real = next<int(void*, const char*, va_list)>("vfprintf");
    va_list arguments;
    va_start(arguments, format);
    const int written = real(file, format, arguments);
    va_end(arguments);
    return written;
}

/// A futex wake is the one system call a callback may make.
VISIBLE long trap_syscall(long n, long a, long b, long c, long d, long e, long f) __asm__("syscall");
long trap_syscall(long n, long a, long b, long c, long d, long e, long f) {
    if (n != SYS_futex || (b & FUTEX_CMD_MASK) != FUTEX_WAKE) {
        if (armed != 0)
            vocalmidi_rttrap_note("system call", n);
    }
    static auto* const real = next<long(long, long, long, long, long, long, long)>("syscall");
    return real(n, a, b, c, d, e, f);
}

} // extern "C"
