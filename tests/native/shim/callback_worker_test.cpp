// What the worker and the callback tell each other beside audio, events and the pool.
#include "callback_rig.h"

#include <limits>

using namespace test;

TEST(The_worker_is_told_in_every_block_whether_it_has_time) {
    Rig rig;
    rig.link.block().processed = std::numeric_limits<uint64_t>::max(); // a worker that is always ahead
    for (const bool offline : {true, false, true}) {
        rig.callback.setOffline(offline);
        rig.block(10);
        SAME(rig.link.block().offline, offline ? 1u : 0u);
    }
    Link other(8000);
    rig.callback.activate(other, 8000, {0, 0});
    SAME(other.block().offline, 1u); // before the first block, too
}

TEST(Every_notice_of_the_worker_is_news_once) {
    Rig rig;
    rig.block(10);
    CHECK(!rig.callback.takeNews());
    for (uint32_t notices = 1; notices < 4; ++notices) {
        rig.link.block().notices = notices;
        rig.block(10);
        CHECK(rig.callback.takeNews());
        rig.block(10);
        CHECK(!rig.callback.takeNews());
    }
}

TEST(A_parameter_that_can_only_be_read_is_the_plugins_alone) {
    Rig rig;
    rig.parameters.set(VM_PARAMETER_STATUS, 1);
    rig.callback.beginBlock(rig.audio, 10, rig.sink);
    rig.callback.automate(VM_PARAMETER_STATUS, 1);
    rig.callback.endBlock();
    SAME(rig.parameters.get(VM_PARAMETER_STATUS), 0.0);
    rig.parameters.store(VM_PARAMETER_STATUS, 2);
    rig.block(10);
    SAME(rig.parameters.get(VM_PARAMETER_STATUS), 2.0);
    CHECK(rig.takeMessages().empty());
}

int main() {
    return runAll();
}
