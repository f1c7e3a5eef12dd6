// No stuck notes, ever: whatever a host does, in whatever order, every note-on gets its note-off.
#include "mini_host.h"
#include "signals.h"
#include "test.h"

using namespace test;

namespace {

constexpr double kRate = 48000;
constexpr uint32_t kParameters = 15;

class Random {
public:
    explicit Random(uint32_t seed) : state_(seed) {}
    // 0 .. below - 1
    uint32_t below(uint32_t limit) {
        state_ = state_ * 1664525u + 1013904223u;
        return static_cast<uint32_t>((uint64_t{state_} * limit) >> 32);
    }

private:
    uint32_t state_;
};

void automateSomething(MiniHost& host, Random& random, uint32_t frames) {
    const uint32_t id = random.below(kParameters);
    clap_param_info_t info{};
    host.extension<clap_plugin_params_t>(CLAP_EXT_PARAMS)->get_info(host.plugin, id, &info);
    const double part = random.below(1001) / 1000.0;
    host.parameterEvent(frames > 0 ? random.below(frames) : 0, id,
                        info.min_value + part * (info.max_value - info.min_value));
}

// One thing a host may do.
void act(MiniHost& host, Random& random, const std::vector<float>& voice) {
    switch (random.below(12)) {
    case 0:
        host.plugin->reset(host.plugin);
        break;
    case 1:
        host.deactivate();
        host.activate(kRate, random.below(2) == 0);
        break;
    case 2:
        host.transport(random.below(100), random.below(2) == 0);
        break;
    case 3:
        host.plugin->stop_processing(host.plugin);
        host.plugin->start_processing(host.plugin);
        break;
    case 4:
        host.side.refuseEvents = random.below(3) == 0;
        break;
    default: {
        const uint32_t frames = random.below(6000);
        const uint32_t from = random.below(static_cast<uint32_t>(voice.size()) - frames);
        if (random.below(3) == 0)
            automateSomething(host, random, frames);
        const auto begin = voice.begin() + from;
        host.process({begin, begin + frames});
    }
    }
}

} // namespace

TEST(Whatever_a_host_does_every_note_ends_and_events_are_in_order) {
    const std::vector<float> voice = melody(kRate);
    int sung = 0;
    for (uint32_t seed = 1; seed <= 40; ++seed) {
        MiniHost host;
        host.activate(kRate, seed % 2 == 0);
        Random random(seed);
        for (int i = 0; i < 150; ++i) {
            act(host, random, voice);
            CHECK(host.hanging() >= 0);
        }
        host.side.refuseEvents = false;
        host.plugin->stop_processing(host.plugin);
        host.plugin->start_processing(host.plugin);
        host.parameterEvent(0, 0, 1); // bypass: no new note in the last block
        host.process({0.0f, 0.0f});
        SAME(host.hanging(), 0);
        CHECK(host.ordered);
        for (const OutEvent& event : host.events)
            sung += event.isNoteOn() ? 1 : 0;
    }
    CHECK(sung > 100); // or this test shows nothing
}

int main() {
    return runAll();
}
