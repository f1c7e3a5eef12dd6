#include "profile_text.h"

#include "json_text.h"

namespace vocalmidi {

namespace {

void addLatency(JsonText& json, const ProfileSources& s) {
    const LatencySummary& l = s.latency;
    json.open("latency")
        .add("target_ms", s.targetMs)
        .add("meets_target", l.meets(s.targetMs))
        .add("notes", l.notes)
        .add("latest", l.total.count)
        .add("total_ms", l.total)
        .add("algorithm_ms", l.algorithm)
        .add("waiting_ms", l.waiting)
        .add("compute_ms", l.compute)
        .add("late_events", s.callback.lateEvents())
        .close();
}

void addCalls(JsonText& json, const CallbackMonitor& m) {
    json.open("callback").add("count", m.durationUs().count).add("share", m.share()).add("duration_us", m.durationUs());
    json.add("late", m.late().count).add("late_max_us", m.late().maxUs);
    json.add("slow", m.slow().count).add("slow_max_us", m.slow().maxUs);
    json.add("held_up", m.heldUp().count).add("held_up_max_us", m.heldUp().maxUs);
    json.add("offline_wait_us", m.offlineWaitUs()).close();
}

void addRing(JsonText& json, const char* name, vm_ring* ring) {
    const auto of = [ring](uint64_t& field) { return shared(field).load(std::memory_order_acquire); };
    const uint64_t read = ring ? of(ring->read) : 0; // first: it never passes `write`
    const uint64_t level = ring ? of(ring->write) - read : 0;
    json.open(name)
        .add("capacity", uint64_t{ring ? ring->capacity : 0})
        .add("high_water", ring ? of(ring->high_water) : 0)
        .add("refused", ring ? of(ring->refused) : 0)
        .add("level", level)
        .close();
}

} // namespace

std::string profileText(const ProfileSources& s) {
    JsonText json;
    json.open()
        .add("sample_rate", s.sampleRate)
        .add("latency_samples", uint64_t{s.callback.latency()})
        .add("mode", s.latency.aligned ? "aligned" : "live")
        .add("offline", s.offline)
        .add("block_frames", uint64_t{s.callback.monitor().blockFrames()})
        .add("stream_samples", s.callback.streamSamples());
    addLatency(json, s);
    addCalls(json, s.callback.monitor());
    json.open("rings");
    addRing(json, "audio", s.link ? &s.link->audio : nullptr);
    addRing(json, "messages", s.link ? &s.link->messages : nullptr);
    addRing(json, "events", s.link ? &s.link->events : nullptr);
    json.close().add("gaps", s.callback.gaps()).addJson("engine", s.engine).close();
    return json.text();
}

} // namespace vocalmidi
