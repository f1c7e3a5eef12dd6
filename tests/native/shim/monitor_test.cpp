// The monitors of notes and callbacks: what they keep, what it comes to, and under which name trouble shows up.
#include "callback_rig.h"
#include "histogram.h"
#include "json_text.h"
#include "latency_summary.h"

#include <chrono>
#include <clocale>
#include <cmath>
#include <thread>

using namespace test;

namespace {

vocalmidi_note_time note(int64_t number, int64_t took = 480, uint32_t latency = 0) {
    return {number, number + 100, number + took, 7, static_cast<int32_t>(number % 128), 60.5f, latency};
}

void sleepMs(int milliseconds) {
    std::this_thread::sleep_for(std::chrono::milliseconds(milliseconds));
}

// Calls of a millisecond each, as a steady host makes them, until the monitor knows what is usual.
struct Steady {
    Steady() {
        monitor.activate(48000, true);
        for (int i = 0; i < 20; ++i)
            call([] {});
    }
    template <typename Work> void call(Work&& work, uint32_t frames = 48, bool offline = false) {
        monitor.begin(frames, offline);
        work();
        monitor.end();
    }
    CallbackMonitor monitor;
};

} // namespace

TEST(Notes_are_read_from_any_number_on_and_the_latest_1024_are_kept) {
    LatencyMonitor monitor;
    std::vector<vocalmidi_note_time> read(2000);
    uint64_t from = 0;
    SAME(monitor.copy(from, read.data(), 2000), 0u);
    for (int64_t i = 0; i < 1500; ++i)
        monitor.add(note(i));
    SAME(monitor.copy(from, read.data(), 2000), 1024u);
    SAME(from, uint64_t{476});
    SAME(read[0].voice_sample, int64_t{476});
    SAME(read[1023].voice_sample, int64_t{1499});
    from = 1490;
    SAME(monitor.copy(from, read.data(), 4), 4u);
    SAME(read[3].decision_sample, int64_t{1593});
    from = 1500;
    SAME(monitor.copy(from, read.data(), 4), 0u);
    monitor.clear();
    SAME(monitor.copy(from, read.data(), 4), 0u);
}

TEST(A_reader_beside_the_writer_never_sees_half_a_note) {
    LatencyMonitor monitor;
    std::atomic<bool> done{false};
    std::thread writer([&] {
        for (int64_t i = 0; i < 3'000'000; ++i)
            monitor.add(note(i));
        done = true;
    });
    std::vector<vocalmidi_note_time> read(1024);
    uint64_t from = 0;
    uint64_t seen = 0;
    while (!done) {
        const uint32_t count = monitor.copy(from, read.data(), 1024);
        for (uint32_t i = 0; i < count; ++i) {
            const int64_t number = static_cast<int64_t>(from + i);
            if (read[i].voice_sample != number || read[i].decision_sample != number + 100 ||
                read[i].leave_sample != number + 480 || read[i].key != number % 128)
                ++failures();
        }
        from += count;
        seen += count;
    }
    writer.join();
    CHECK(seen > 0);
}

TEST(A_note_on_is_measured_where_the_host_gets_it) {
    Rig rig;
    rig.computeNs = 1234;
    rig.block(100);
    rig.decide(VM_EVENT_NOTE_ON, 1, 60, 150, 0, 20);
    rig.decide(VM_EVENT_PITCH, 1, 60, 160);
    rig.decide(VM_EVENT_NOTE_OFF, 1, 60, 170);
    rig.block(100);
    vocalmidi_note_time got{};
    uint64_t from = 0;
    SAME(rig.callback.latencies().copy(from, &got, 1), 1u);
    SAME(rig.callback.latencies().count(), uint64_t{1});
    SAME(got.voice_sample, int64_t{20});
    SAME(got.decision_sample, int64_t{150});
    SAME(got.leave_sample, int64_t{100 + rig.sink.got[0].offset});
    SAME(got.compute_ns, 1234u);
    SAME(got.key, 60);
}

TEST(Percentiles_are_values_that_were_measured) {
    std::vector<double> values;
    for (int i = 20; i >= 1; --i)
        values.push_back(i);
    const Distribution d = distributionOf(values);
    SAME(d.p50, 10.0);
    SAME(d.p95, 19.0); // the 19th of 20: the smallest that 95 % do not exceed
    SAME(d.p99, 20.0);
    SAME(d.mean, 10.5);
    SAME(distributionOf({}).count, uint64_t{0});
    SAME(nearestRank(95, 31), uint64_t{30}); // 29.45: rounded to the nearest it would be the 29th
    SAME(nearestRank(50, 31), uint64_t{16});
    SAME(nearestRank(99, 1), uint64_t{1});
}

TEST(The_parts_of_the_latency_add_up_and_the_target_is_judged_by_95_in_100_notes) {
    LatencyMonitor monitor;
    for (int64_t i = 0; i < 300; ++i) // the latest hundred: 95 of 10 ms, 5 of 40
        monitor.add(note(i, i % 20 == 0 ? 1920 : 480));
    const LatencySummary s = summarise(monitor, 48000, 0);
    SAME(s.notes, uint64_t{300});
    SAME(s.total.count, uint64_t{100});
    SAME(s.total.p95, 10.0);
    SAME(s.total.max, 40.0);
    CHECK(std::abs(s.algorithm.mean + s.waiting.mean + s.compute.mean - s.total.mean) < 1e-9);
    CHECK(s.meets(10));
    CHECK(!s.meets(9.9));
    SAME(s.sentence(50) == "Latency 10 ms (95 % within 10, all within 40), target 50 ms met.", true);
    SAME(s.sentence(9) ==
             "Latency 10 ms (95 % within 10, all within 40), target 9 ms missed: docs/latency.md says what to do.",
         true);
    CHECK(summarise(LatencyMonitor(), 48000, 0).meets(1));
    CHECK(summarise(LatencyMonitor(), 48000, 0).sentence(1).empty());
}

TEST(In_aligned_timing_late_notes_count_and_those_of_live_timing_do_not) {
    LatencyMonitor monitor;
    monitor.add(note(0, 48000));
    for (int64_t i = 0; i < 20; ++i)
        monitor.add(note(i, i == 0 ? 4801 : 4800, 4800));
    LatencySummary s = summarise(monitor, 48000, 4800);
    SAME(s.late, uint64_t{1});
    SAME(s.total.count, uint64_t{20});
    CHECK(s.meets(1)); // 5 %
    SAME(s.sentence(50) == "Latency 100 ms as reported, 1 of 20 notes late.", true);
    monitor.add(note(1, 4900, 4800));
    CHECK(!summarise(monitor, 48000, 4800).meets(1000));
}

TEST(The_histogram_is_within_two_per_cent) {
    Histogram histogram;
    for (uint64_t i = 1; i <= 1000; ++i)
        histogram.add(i * 1000);
    const Distribution d = histogram.microseconds();
    SAME(d.count, uint64_t{1000});
    CHECK(std::abs(d.p50 - 500) < 10);
    CHECK(std::abs(d.p95 - 950) < 19);
    SAME(d.max, 1000.0);
    CHECK(std::abs(d.mean - 500.5) < 1e-9);
    histogram.add(UINT64_MAX / 4); // beyond its last bucket
    SAME(histogram.microseconds().count, uint64_t{1001});
}

TEST(A_host_that_calls_late_is_told_from_a_call_that_takes_long) {
    Steady host;
    sleepMs(100);
    host.call([] {});
    CHECK(host.monitor.late().count >= 1);
    CHECK(host.monitor.late().maxUs > 50'000);
    const uint64_t late = host.monitor.late().count;
    host.call([] { sleepMs(100); });
    CHECK(host.monitor.slow().count >= 1);
    CHECK(host.monitor.heldUp().count >= 1);
    CHECK(host.monitor.heldUp().maxUs > 90'000);
    host.call([] {});
    CHECK(host.monitor.late().count <= late + 1); // by the machine, not by the long call
}

TEST(The_first_calls_and_those_after_a_stop_are_not_late) {
    CallbackMonitor monitor;
    monitor.activate(48000, true);
    for (int i = 0; i < 3; ++i) {
        monitor.begin(48, false);
        monitor.end();
        sleepMs(50);
    }
    SAME(monitor.late().count, uint64_t{0});
    Steady host;
    const uint64_t before = host.monitor.late().count;
    host.monitor.forget();
    sleepMs(100);
    host.call([] {});
    SAME(host.monitor.late().count, before);
}

TEST(Offline_nothing_is_late_and_the_wait_for_the_worker_is_a_figure_of_its_own) {
    Steady host;
    const uint64_t slow = host.monitor.slow().count;
    for (int i = 0; i < 3; ++i)
        host.call(
            [&] {
                sleepMs(60);
                host.monitor.waited(60'000'000);
            },
            48, true);
    SAME(host.monitor.offlineWaitUs().count, uint64_t{3});
    SAME(host.monitor.offlineWaitUs().max, 60'000.0);
    CHECK(host.monitor.late().count == 0 || host.monitor.late().maxUs < 60'000);
    CHECK(host.monitor.slow().count <= slow + 3);
}

TEST(Switched_off_nothing_is_measured) {
    CallbackMonitor monitor;
    monitor.activate(48000, false);
    monitor.begin(48, false);
    monitor.end();
    SAME(monitor.durationUs().count, uint64_t{0});
    SAME(monitor.startNs(), uint64_t{0});
}

TEST(Numbers_do_not_depend_on_the_locale) {
    std::setlocale(LC_ALL, "de_DE.UTF-8"); // where there is one
    JsonText json;
    json.open().add("a", 1.5).add("b", uint64_t{7}).add("c", true).add("d", "x").add("e", std::nan("")).close();
    std::setlocale(LC_ALL, "C");
    SAME(json.text() == R"({"a":1.5,"b":7,"c":true,"d":"x","e":0})", true);
}

int main() {
    return runAll();
}
