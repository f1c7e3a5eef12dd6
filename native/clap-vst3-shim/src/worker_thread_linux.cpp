#include "worker_thread.h"

namespace vocalmidi {

Priority raisePriority() {
    return {false, "normal priority"};
}

void lowerPriority() noexcept {}

} // namespace vocalmidi
