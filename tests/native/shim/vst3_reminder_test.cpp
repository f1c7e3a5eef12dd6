// The reminder that tells what the host told only the processor.
#include "test.h"
#include "vst3_reminder.h"

#include <atomic>
#include <memory>
#include <thread>

using vocalmidi::vst3::Reminder;

namespace {

void await(const std::atomic<int>& count, int wanted) {
    while (count.load() < wanted)
        std::this_thread::yield();
}

} // namespace

TEST(A_poke_reminds_once) {
    std::atomic<int> reminded{0};
    Reminder reminder([&] { reminded.fetch_add(1); });
    reminder.poke();
    await(reminded, 1);
    reminder.poke();
    await(reminded, 2);
}

TEST(Without_a_poke_it_stays_silent_and_ends) {
    std::atomic<int> reminded{0};
    {
        Reminder reminder([&] { reminded.fetch_add(1); });
    }
    SAME(reminded.load(), 0);
}

TEST(It_ends_in_the_middle_of_its_patience) {
    std::atomic<int> reminded{0};
    for (int i = 0; i < 20; ++i) {
        Reminder reminder([&] { reminded.fetch_add(1); });
        reminder.poke();
    }
    CHECK(reminded.load() <= 20);
}

TEST(It_may_be_destroyed_inside_its_own_reminder) {
    std::atomic<int> reminded{0};
    std::unique_ptr<Reminder> reminder;
    reminder = std::make_unique<Reminder>([&] {
        reminder.reset();
        reminded.fetch_add(1);
    });
    reminder->poke();
    await(reminded, 1);
}

int main() {
    return test::runAll();
}
