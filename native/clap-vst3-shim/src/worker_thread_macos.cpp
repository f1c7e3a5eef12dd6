// Written from the documentation of quality-of-service classes; never built or run. The audio thread's time-constraint
// policy is above them all.
#include "worker_thread.h"

#include <pthread.h>
#include <pthread/qos.h>

namespace vocalmidi {

Priority raisePriority() {
    if (pthread_set_qos_class_self_np(QOS_CLASS_USER_INTERACTIVE, 0) == 0)
        return {true, "QoS user-interactive", reinterpret_cast<int64_t>(pthread_self()), 0};
    return {false, "normal priority: the system refuses its quality-of-service class; nothing can be done", 0, 0};
}

// A thread's class is its own to set: called by another, this leaves it for the worker's next look.
void lowerPriority(const Priority& raised) noexcept {
    if (raised.thread == reinterpret_cast<int64_t>(pthread_self()))
        pthread_set_qos_class_self_np(QOS_CLASS_DEFAULT, 0);
}

} // namespace vocalmidi
