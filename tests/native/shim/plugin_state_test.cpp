// Parameters and saved state of the built plugin as a host uses them.
#include "mini_host.h"
#include "saved_state.h"
#include "signals.h"
#include "test.h"

#include <cstring>

using namespace test;

namespace {

constexpr clap_id kGate = 2;

const clap_plugin_params_t& params(const MiniHost& host) {
    return *host.extension<clap_plugin_params_t>(CLAP_EXT_PARAMS);
}

clap_param_info_t infoOf(const MiniHost& host, uint32_t index) {
    clap_param_info_t info{};
    CHECK(params(host).get_info(host.plugin, index, &info));
    return info;
}

} // namespace

TEST(Every_parameter_starts_at_its_default_and_reads_its_text_back) {
    MiniHost host;
    const uint32_t count = params(host).count(host.plugin);
    CHECK(count >= 26);
    for (uint32_t i = 0; i < count; ++i) {
        const clap_param_info_t info = infoOf(host, i);
        SAME(host.value(info.id), info.default_value);
        if ((info.flags & CLAP_PARAM_IS_READONLY) != 0)
            continue;
        for (double value : {info.min_value, info.default_value, info.max_value}) {
            char text[64], again[64];
            double read = -1;
            CHECK(params(host).value_to_text(host.plugin, info.id, value, text, sizeof(text)));
            CHECK(params(host).text_to_value(host.plugin, info.id, text, &read));
            CHECK(params(host).value_to_text(host.plugin, info.id, read, again, sizeof(again)));
            CHECK(std::strcmp(text, again) == 0);
        }
    }
    double untouched = 42;
    CHECK(!params(host).text_to_value(host.plugin, kGate, "no number", &untouched));
    SAME(untouched, 42.0);
    CHECK(!params(host).get_value(host.plugin, 9999, &untouched));
    clap_param_info_t info;
    CHECK(!params(host).get_info(host.plugin, count, &info));
}

TEST(Flush_works_while_inactive_and_while_active) {
    MiniHost host;
    host.parameterEvent(0, kGate, -40);
    host.flush();
    SAME(host.value(kGate), -40.0);
    host.activate();
    host.parameterEvent(0, kGate, -50);
    host.flush();
    SAME(host.value(kGate), -50.0);
    host.parameterEvent(0, kGate, 1e300);
    host.parameterEvent(0, 12345, 1);
    host.flush();
    SAME(host.value(kGate), infoOf(host, kGate).max_value);
}

TEST(Garbage_is_refused_and_changes_nothing) {
    MiniHost host;
    host.parameterEvent(0, kGate, -33);
    host.flush();
    const Bytes good = stateOf(host);
    CHECK(!load(host, {}));
    uint32_t random = 1;
    for (std::size_t size : {std::size_t{1}, std::size_t{20}, good.size(), std::size_t{5000}}) {
        Bytes noise(size);
        for (uint8_t& byte : noise)
            byte = static_cast<uint8_t>((random = random * 1664525u + 1013904223u) >> 24);
        CHECK(!load(host, noise));
    }
    for (std::size_t size = 0; size < good.size(); ++size)
        CHECK(!load(host, Bytes(good.begin(), good.begin() + static_cast<std::ptrdiff_t>(size))));
    CHECK(!host.side.log.empty());
    CHECK(stateOf(host) == good);
}

TEST(A_state_loaded_while_playing_takes_effect) {
    MiniHost loud;
    loud.parameterEvent(0, kGate, -20);
    loud.flush();
    MiniHost host;
    host.activate();
    host.process(silence(48000, 0.01));
    CHECK(load(host, stateOf(loud)));
    host.process(silence(48000, 0.01));
    SAME(host.value(kGate), -20.0);
    host.deactivate();
    SAME(host.diagnostics().messages.high_water > 0, true);
}

int main() {
    return runAll();
}
