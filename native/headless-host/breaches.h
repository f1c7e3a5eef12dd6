// Which of its format's rules a plugin broke: noted wherever they are seen, told on the main thread.
#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <string>
#include <vector>

namespace vocalmidi::host {

class Breaches {
public:
    /// `what` must live forever; each is kept once. Any thread; neither allocates nor locks.
    void note(const char* what);
    /// What was noted since the last call. Main thread.
    std::vector<std::string> take();

private:
    std::array<std::atomic<const char*>, 32> noted_{};
    size_t taken_ = 0;
};

} // namespace vocalmidi::host
