// What the worker's thread gets from the system, as far as this system gives it, and when it gives it back.
#include "link.h"
#include "test.h"

#include <cfloat>
#include <cstdlib>
#include <sched.h>
#include <string>
#include <sys/resource.h>
#include <thread>

using namespace vocalmidi;

namespace {

// On a thread of its own, as the worker is.
void onThread(const std::function<void()>& work) {
    std::thread(work).join();
}

int niceness() {
    return getpriority(PRIO_PROCESS, 0); // of this thread
}

bool isRealTime() {
    return (sched_getscheduler(0) & ~SCHED_RESET_ON_FORK) == SCHED_RR;
}

bool isRaised(int usual) {
    return isRealTime() || niceness() < usual;
}

} // namespace

TEST(Denormals_count_as_nothing_on_the_worker) {
    onThread([] {
        volatile float small = FLT_MIN;
        volatile float smaller = small / 4;
        CHECK(smaller > 0);
        denormalsOff();
        smaller = small / 4;
        CHECK(!(smaller > 0));
    });
}

TEST(The_worker_says_what_it_got_and_has_it) {
    onThread([] {
        const int usual = niceness();
        Link link(8000);
        const std::string got = link.block().prepare_worker(&link.block());
        std::printf("       it got: %s\n", got.c_str());
        const bool normal = got.rfind("normal priority: ", 0) == 0;
        CHECK(normal == !isRaised(usual));
        CHECK(!normal || got.find("; ") != std::string::npos); // and what to do about it
    });
}

TEST(Rendering_offline_the_worker_runs_as_any_thread_and_gets_its_priority_back_after) {
    onThread([] {
        const int usual = niceness();
        Link link(8000);
        link.block().prepare_worker(&link.block());
        const bool raised = isRaised(usual);
        WorkerThread& worker = link.worker();
        worker.follow(true);
        CHECK(!isRaised(usual));
        worker.follow(false);
        SAME(isRaised(usual), raised);
    });
}

TEST(A_worker_that_cannot_keep_up_gives_its_priority_up_for_good) {
    onThread([] {
        const int usual = niceness();
        Link link(8000);
        link.block().prepare_worker(&link.block());
        onThread([&] { link.worker().giveUp(); }); // the main thread tells it
        CHECK(!isRaised(usual));
        link.worker().follow(false);
        CHECK(!isRaised(usual));
    });
}

TEST(In_a_host_with_real_time_threads_the_worker_is_below_them) {
    onThread([] {
        sched_param parameter{};
        parameter.sched_priority = 10;
        if (sched_setscheduler(0, SCHED_FIFO, &parameter) != 0) {
            std::printf("       not permitted here: nothing to see\n");
            return;
        }
        std::thread worker([] {
            sched_param none{};
            sched_setscheduler(0, SCHED_OTHER, &none); // a thread begins as its maker is
            Link link(8000);
            SAME(std::string(link.block().prepare_worker(&link.block())) == "SCHED_RR 2", true);
            CHECK(isRealTime());
            link.worker().follow(true);
            CHECK(!isRealTime());
            link.worker().follow(false);
            CHECK(isRealTime());
            onThread([&] { link.worker().giveUp(); });
            CHECK(!isRealTime());
        });
        worker.join();
    });
}

TEST(The_environment_can_forbid_it) {
    onThread([] {
        const int usual = niceness();
        setenv("VOCALMIDI_PRIORITY", "none", 1);
        Link link(8000);
        const std::string got = link.block().prepare_worker(&link.block());
        unsetenv("VOCALMIDI_PRIORITY");
        CHECK(got.find("VOCALMIDI_PRIORITY") != std::string::npos);
        CHECK(!isRaised(usual));
    });
}

int main() {
    return test::runAll();
}
