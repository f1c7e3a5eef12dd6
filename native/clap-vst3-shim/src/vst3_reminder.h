// VST3 lets only the user interface's thread say that the latency has changed, and gives a plugin no such thread. As a
// rule the host tells the controller of every change of a parameter, and the controller says it. Some hosts (Ardour,
// with its own controls) tell the processor alone: then, after a while, this does, on a thread of its own.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <thread>

namespace vocalmidi::vst3 {

class Reminder {
public:
    // `remind` runs on the reminder's thread. [main-thread]
    explicit Reminder(std::function<void()> remind);
    // Waits for a reminder that is under way, unless it runs inside it. [main-thread]
    ~Reminder();
    Reminder(const Reminder&) = delete;
    Reminder& operator=(const Reminder&) = delete;

    // Something is to be told. One system call, which does not block. [audio-thread]
    void poke() noexcept;

private:
    struct Shared; // outlives the reminder where its thread has to

    std::shared_ptr<Shared> shared_;
    std::thread thread_;
};

} // namespace vocalmidi::vst3
