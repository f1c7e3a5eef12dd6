// The pool of the script's parameters, which the worker changes by itself.
#include "callback_rig.h"

#include <atomic>
#include <limits>
#include <thread>

using namespace test;

namespace {

constexpr uint32_t kFirst = VM_PARAMETER_POOL;
constexpr uint32_t kSecond = VM_PARAMETER_POOL + 1;

// As the worker: another script plays, whose parameters all begin at `value`, but the first at `first`.
void publish(Rig& rig, uint32_t generation, uint64_t handled, double value, double first) {
    vm_link& link = rig.link.block();
    shared(link.pool_sequence).fetch_add(1);
    shared(link.pool_generation).store(generation);
    shared(link.pool_handled).store(handled);
    for (uint32_t i = 0; i < VM_POOL_SIZE; ++i)
        shared(link.pool[i]).store(i == 0 ? first : value);
    shared(link.pool_sequence).fetch_add(1);
}

void publish(Rig& rig, uint32_t generation, uint64_t handled, double value) {
    publish(rig, generation, handled, value, value);
}

} // namespace

TEST(The_pool_of_another_script_becomes_the_values_and_is_news_but_no_change_for_the_worker) {
    Rig rig;
    rig.block(10);
    CHECK(!rig.callback.takeNews());
    publish(rig, 1, 0, 0.25);
    rig.block(10);
    SAME(rig.parameters.get(kFirst), 0.25);
    SAME(rig.parameters.get(VM_PARAMETER_POOL + VM_POOL_SIZE - 1), 0.25);
    SAME(rig.parameters.get(VM_PARAMETER_STATUS), 0.0);
    CHECK(rig.callback.takeNews() && !rig.callback.takeNews());
    CHECK(rig.callback.takePoolNews() && !rig.callback.takePoolNews());
    rig.block(10);
    CHECK(rig.takeMessages().empty());
    CHECK(!rig.callback.takeNews());
}

TEST(A_pool_that_is_published_again_is_not_taken_again) {
    Rig rig;
    publish(rig, 1, 0, 0.25);
    rig.block(10);
    rig.callback.takePoolNews();
    publish(rig, 1, 0, 0.5); // the values that the host has set since are none of the plugin's doing
    rig.block(10);
    SAME(rig.parameters.get(kFirst), 0.25);
    CHECK(!rig.callback.takePoolNews());
}

TEST(Nothing_is_taken_over_while_a_message_is_on_its_way) {
    Rig rig;
    rig.block(10);
    rig.parameters.set(kGate, 5);
    rig.block(10);
    publish(rig, 1, 0, 0.25);
    rig.block(10);
    SAME(rig.parameters.get(kFirst), 0.0);
    publish(rig, 1, 1, 0.25);
    rig.block(10);
    SAME(rig.parameters.get(kFirst), 0.25);
}

TEST(A_value_set_in_one_block_with_the_script_wins_over_the_scripts_default) {
    Rig rig;
    rig.parameters.set(kFirst, 0.9);
    rig.parameters.set(VM_PARAMETER_SCRIPT, 3);
    rig.block(10);
    const auto sent = rig.takeMessages();
    SAME(sent.size(), std::size_t{2});
    SAME(sent[0].parameter, uint32_t{VM_PARAMETER_SCRIPT}); // first, whatever was set first
    publish(rig, 1, 1, 0.5);
    rig.block(10);
    SAME(rig.parameters.get(kFirst), 0.9);
    SAME(rig.parameters.get(kSecond), 0.0);
    publish(rig, 1, 2, 0.5, 0.9);
    rig.block(10);
    SAME(rig.parameters.get(kFirst), 0.9);
    SAME(rig.parameters.get(kSecond), 0.5);
}

TEST(A_value_that_is_set_while_the_pool_is_taken_over_stays) {
    Rig rig;
    rig.parameters.replace(kFirst, 0.0, 0.5);
    SAME(rig.parameters.get(kFirst), 0.5);
    rig.parameters.set(kFirst, 0.7);
    rig.parameters.replace(kFirst, 0.5, 0.1);
    SAME(rig.parameters.get(kFirst), 0.7);
}

TEST(A_value_whose_message_finds_no_room_is_not_lost_to_a_default) {
    Rig rig;
    RingWriter<vm_message> messages(rig.link.block().messages);
    while (messages.push({}))
        ;
    rig.parameters.set(kFirst, 0.7);
    rig.block(10);
    publish(rig, 1, 0, 0.5);
    rig.block(10);
    SAME(rig.parameters.get(kFirst), 0.7);
    SAME(rig.parameters.get(kSecond), 0.0);
    rig.takeMessages();
    rig.block(10);
    SAME(rig.takeMessages().size(), std::size_t{1});
    publish(rig, 1, 1, 0.5, 0.7);
    rig.block(10);
    SAME(rig.parameters.get(kFirst), 0.7);
    SAME(rig.parameters.get(kSecond), 0.5);
}

TEST(A_pool_that_is_being_written_waits_for_the_next_block) {
    Rig rig;
    publish(rig, 1, 0, 0.25);
    rig.link.block().pool_sequence = 3;
    rig.block(10);
    SAME(rig.parameters.get(kFirst), 0.0);
    CHECK(!rig.callback.takeNews());
    rig.link.block().pool_sequence = 4;
    rig.block(10);
    SAME(rig.parameters.get(kFirst), 0.25);
}

TEST(A_pool_is_never_taken_in_halves) {
    Rig rig;
    std::atomic<bool> end{false};
    std::thread worker([&] {
        for (uint32_t generation = 1; !end; ++generation)
            publish(rig, generation, 0, generation % 1000 / 1000.0);
    });
    int taken = 0, torn = 0;
    for (int i = 0; i < 100000000 && taken < 2000; ++i) {
        rig.block(0);
        if (!rig.callback.takePoolNews())
            continue;
        ++taken;
        for (uint32_t p = 1; p < VM_POOL_SIZE; ++p)
            torn += rig.parameters.get(kFirst) != rig.parameters.get(kFirst + p);
    }
    end = true;
    worker.join();
    SAME(taken, 2000);
    SAME(torn, 0);
}

TEST(What_the_worker_published_last_counts_after_deactivation_but_for_what_it_never_heard) {
    Rig rig;
    rig.block(10);
    rig.parameters.set(kSecond, 0.8);
    rig.block(10);
    publish(rig, 1, 0, 0.25);
    rig.callback.deactivate();
    SAME(rig.parameters.get(kFirst), 0.25);
    SAME(rig.parameters.get(kSecond), 0.8);
    CHECK(rig.callback.takePoolNews());
    rig.callback.deactivate();
    CHECK(!rig.callback.takePoolNews());
}

TEST(A_script_that_never_came_to_play_leaves_the_pool_old_but_for_what_was_set_for_it) {
    for (const bool heard : {true, false}) {
        Rig rig;
        rig.parameters.set(kFirst, 0.1);
        rig.parameters.set(kSecond, 0.2);
        rig.block(10);
        rig.parameters.set(VM_PARAMETER_SCRIPT, 3);
        if (heard)
            rig.block(10);
        rig.parameters.set(kSecond, 0.8);
        if (heard)
            rig.block(10);
        const PoolWatch& pool = rig.callback.deactivate();
        CHECK(pool.awaitsScript(rig.parameters));
        CHECK(pool.isOld(kFirst, rig.parameters));
        CHECK(!pool.isOld(kSecond, rig.parameters));
    }
}

TEST(A_script_that_plays_leaves_nothing_to_be_done) {
    Rig rig;
    rig.parameters.set(VM_PARAMETER_SCRIPT, 3);
    rig.block(10);
    publish(rig, 1, 1, 0.5);
    rig.block(10);
    rig.parameters.set(VM_PARAMETER_SCRIPT, 2); // and back before the worker could change anything
    rig.block(10);
    rig.parameters.set(VM_PARAMETER_SCRIPT, 3);
    rig.block(10);
    CHECK(!rig.callback.deactivate().awaitsScript(rig.parameters));
}

TEST(A_new_activation_begins_to_count_anew) {
    Rig rig;
    rig.parameters.set(kGate, 5);
    rig.block(10);
    publish(rig, 7, 1, 0.25);
    rig.block(10);
    Link other(8000);
    rig.callback.activate(other, 8000, {0, 0});
    rig.block(10);
    SAME(rig.parameters.get(kFirst), 0.25);
    CHECK(!rig.callback.takeNews());
}

TEST(What_is_no_number_or_beyond_the_range_is_not_taken_over_as_it_is) {
    Rig rig;
    publish(rig, 1, 0, 7, std::numeric_limits<double>::quiet_NaN());
    rig.block(10);
    SAME(rig.parameters.get(kFirst), 0.0);
    SAME(rig.parameters.get(kSecond), 1.0);
}

int main() {
    return runAll();
}
