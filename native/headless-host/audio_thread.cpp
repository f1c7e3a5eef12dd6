#include "audio_thread.h"

#include <atomic>
#include <cstring>
#include <ctime>
#include <exception>
#include <pthread.h>
#include <sched.h>
#include <stdexcept>

namespace vocalmidi::host {
namespace {

thread_local ThreadRole current_role = ThreadRole::Other;

struct Task {
    const std::function<void()>* work;
    std::exception_ptr failure;
    std::atomic<bool> done{false};
};

void* run_task(void* argument) {
    Task& task = *static_cast<Task*>(argument);
    set_thread_role(ThreadRole::Audio);
    try {
        (*task.work)();
    } catch (...) {
        task.failure = std::current_exception();
    }
    task.done.store(true, std::memory_order_release);
    return nullptr;
}

int start(pthread_t& thread, Task& task, bool real_time) {
    pthread_attr_t attributes;
    pthread_attr_init(&attributes);
    if (real_time) {
        // Below the kernel's own threads at 50 and above, over everything ordinary; JACK's clients sit here too.
        sched_param parameters{};
        parameters.sched_priority = 45;
        pthread_attr_setinheritsched(&attributes, PTHREAD_EXPLICIT_SCHED);
        pthread_attr_setschedpolicy(&attributes, SCHED_FIFO);
        pthread_attr_setschedparam(&attributes, &parameters);
    }
    const int status = pthread_create(&thread, &attributes, run_task, &task);
    pthread_attr_destroy(&attributes);
    return status;
}

} // namespace

ThreadRole thread_role() {
    return current_role;
}
void set_thread_role(ThreadRole role) {
    current_role = role;
}

void run_on_audio_thread(Priority priority, const std::function<void()>& work, const std::function<void()>& meanwhile,
                         std::string& note) {
    Task task{&work, nullptr, false};
    pthread_t thread;
    int status = start(thread, task, priority == Priority::RealTime);
    if (status != 0 && priority == Priority::RealTime) {
        note = std::string("no real-time priority (") + std::strerror(status) + "): the audio thread runs as any other";
        status = start(thread, task, false);
    }
    if (status != 0)
        throw std::runtime_error(std::string("cannot start an audio thread: ") + std::strerror(status));
    while (meanwhile && !task.done.load(std::memory_order_acquire)) {
        meanwhile();
        const timespec pause{0, 5'000'000};
        nanosleep(&pause, nullptr);
    }
    pthread_join(thread, nullptr);
    if (task.failure)
        std::rethrow_exception(task.failure);
}

} // namespace vocalmidi::host
