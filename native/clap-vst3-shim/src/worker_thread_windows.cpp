// Written from the documentation of the Multimedia Class Scheduler Service; never built or run. "Audio" is below the
// "Pro Audio" that hosts' audio threads take, and above ordinary work.
#include "worker_thread.h"

#define NOMINMAX
#include <windows.h>

#include <avrt.h>

#pragma comment(lib, "avrt.lib")

namespace vocalmidi {

Priority raisePriority() {
    DWORD task = 0;
    const HANDLE handle = AvSetMmThreadCharacteristicsW(L"Audio", &task);
    if (handle)
        return {true, "MMCSS Audio", reinterpret_cast<int64_t>(handle), 0};
    return {false,
            "normal priority: the multimedia class scheduler refuses (error " + std::to_string(GetLastError()) +
                "); start the service MMCSS",
            0, 0};
}

// The service takes it from the worker itself only; called by another this fails and leaves it for the
// worker's next look.
void lowerPriority(const Priority& raised) noexcept {
    AvRevertMmThreadCharacteristics(reinterpret_cast<HANDLE>(raised.thread));
}

} // namespace vocalmidi
