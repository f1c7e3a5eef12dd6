#include "worker_thread.h"

#include <cstdlib>
#include <exception>
#include <mutex>
#include <set>
#include <string_view>

#if defined(__SSE2__) || defined(_M_X64)
#include <xmmintrin.h>
#endif

namespace vocalmidi {

namespace {

constexpr char kVariable[] = "VOCALMIDI_PRIORITY";

// The text for as long as the library lives. There are only as many as there are outcomes.
const char* kept(const std::string& text) {
    static std::mutex mutex;
    static std::set<std::string> texts;
    const std::lock_guard lock(mutex);
    return texts.insert(text).first->c_str();
}

} // namespace

void denormalsOff() noexcept {
#if defined(__SSE2__) || defined(_M_X64)
    constexpr unsigned kFlushToZero = 0x8000, kDenormalsAreZero = 0x0040;
    _mm_setcsr(_mm_getcsr() | kFlushToZero | kDenormalsAreZero);
#elif defined(__aarch64__)
    constexpr uint64_t kFlushToZero = uint64_t{1} << 24;
    uint64_t control;
    __asm__ volatile("mrs %0, fpcr" : "=r"(control));
    __asm__ volatile("msr fpcr, %0" : : "r"(control | kFlushToZero));
#endif
}

const char* WorkerThread::prepare() noexcept {
    denormalsOff();
    const char* variable = std::getenv(kVariable);
    if (variable && std::string_view(variable) == "none")
        return "normal priority: VOCALMIDI_PRIORITY=none is set in the environment; unset it";
    try {
        priority_ = raisePriority();
        raised_ = priority_.raised;
        asked_.store(raised_, std::memory_order_release);
        return kept(priority_.text);
    } catch (const std::exception&) { // no memory for the text
        return "normal priority: out of memory";
    }
}

void WorkerThread::change() noexcept {
    raised_ = !raised_; // also where it is refused now: not again at every block
    try {
        if (raised_)
            raisePriority();
        else
            lowerPriority(priority_);
    } catch (const std::exception&) { // no memory for the text
    }
}

void WorkerThread::giveUp() noexcept {
    if (!givenUp_.exchange(true, std::memory_order_relaxed) && asked_.load(std::memory_order_acquire))
        lowerPriority(priority_);
}

} // namespace vocalmidi
