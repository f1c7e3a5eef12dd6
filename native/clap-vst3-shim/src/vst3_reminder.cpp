#include "vst3_reminder.h"

#include "futex.h"
#include "rings.h"

namespace vocalmidi::vst3 {

namespace {

// How long the host has to tell the controller.
constexpr uint64_t kGraceNs = 300'000'000;

} // namespace

struct Reminder::Shared {
    std::function<void()> remind;
    uint32_t pokes = 0; // futex word
    std::atomic<bool> stop{false};

    void run() {
        uint32_t seen = 0;
        while (!stop.load()) {
            futexWait(pokes, seen, 0);
            const uint32_t now = shared(pokes).load();
            if (now == seen)
                continue;
            seen = now;
            if (stop.load())
                return; // the last poke is the end, which nobody should have to wait for
            futexWait(pokes, seen, kGraceNs);
            if (!stop.load())
                remind();
        }
    }
};

Reminder::Reminder(std::function<void()> remind) : shared_(std::make_shared<Shared>()) {
    shared_->remind = std::move(remind);
    thread_ = std::thread([kept = shared_] { kept->run(); });
}

Reminder::~Reminder() {
    shared_->stop.store(true);
    poke();
    if (thread_.get_id() == std::this_thread::get_id())
        thread_.detach();
    else
        thread_.join();
}

void Reminder::poke() noexcept {
    shared(shared_->pokes).fetch_add(1);
    futexWake(shared_->pokes);
}

} // namespace vocalmidi::vst3
