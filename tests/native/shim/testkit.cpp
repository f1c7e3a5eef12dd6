// The C++ side of the contract, for the C# tests: what the header's structs look like here, and the callback's ends of
// the rings over real shared memory.
#include "histogram.h"
#include "link.h"
#include "rings.h"
#include "wake.h"

#include <cstddef>
#include <cstring>

using namespace vocalmidi;

#define EXPORT extern "C" __attribute__((visibility("default")))
#define FIELD(type, field)                                                                                             \
    { #type "." #field, static_cast < uint32_t>(offsetof(type, field)), static_cast < uint32_t>(sizeof(type::field)) }
#define WHOLE(type)                                                                                                    \
    { #type, 0, static_cast < uint32_t>(sizeof(type)) }

namespace {

struct Row {
    const char* name;
    uint32_t offset;
    uint32_t size;
};

const Row kLayout[] = {
    WHOLE(vm_parameter),
    FIELD(vm_parameter, id),
    FIELD(vm_parameter, flags),
    FIELD(vm_parameter, minimum),
    FIELD(vm_parameter, maximum),
    FIELD(vm_parameter, initial),
    FIELD(vm_parameter, name),
    WHOLE(vm_message),
    FIELD(vm_message, at),
    FIELD(vm_message, frames),
    FIELD(vm_message, value),
    FIELD(vm_message, kind),
    FIELD(vm_message, parameter),
    FIELD(vm_message, epoch),
    FIELD(vm_message, reserved),
    FIELD(vm_message, transport),
    WHOLE(vm_transport),
    FIELD(vm_transport, seconds),
    FIELD(vm_transport, beats),
    FIELD(vm_transport, tempo),
    FIELD(vm_transport, bar_beats),
    FIELD(vm_transport, loop_start),
    FIELD(vm_transport, loop_end),
    FIELD(vm_transport, bar),
    FIELD(vm_transport, beats_per_bar),
    FIELD(vm_transport, beat_unit),
    FIELD(vm_transport, flags),
    FIELD(vm_transport, reserved),
    WHOLE(vm_event),
    FIELD(vm_event, decision_sample),
    FIELD(vm_event, voice_sample),
    FIELD(vm_event, due_sample),
    FIELD(vm_event, note_id),
    FIELD(vm_event, key),
    FIELD(vm_event, kind),
    FIELD(vm_event, epoch),
    FIELD(vm_event, pitch),
    FIELD(vm_event, velocity),
    FIELD(vm_event, level),
    FIELD(vm_event, channel),
    FIELD(vm_event, compute_ns),
    FIELD(vm_event, reserved),
    WHOLE(vm_ring),
    FIELD(vm_ring, write),
    FIELD(vm_ring, high_water),
    FIELD(vm_ring, refused),
    FIELD(vm_ring, read),
    FIELD(vm_ring, data),
    FIELD(vm_ring, capacity),
    FIELD(vm_ring, element_size),
    WHOLE(vm_link),
    FIELD(vm_link, size),
    FIELD(vm_link, abi_version),
    FIELD(vm_link, channels),
    FIELD(vm_link, reserved),
    FIELD(vm_link, wait_for_work),
    FIELD(vm_link, wait_for_room),
    FIELD(vm_link, wake_callback),
    FIELD(vm_link, stop_worker),
    FIELD(vm_link, prepare_worker),
    FIELD(vm_link, audio),
    FIELD(vm_link, messages),
    FIELD(vm_link, events),
    FIELD(vm_link, processed),
    FIELD(vm_link, busy_ns),
    FIELD(vm_link, busy_frames),
    FIELD(vm_link, failed),
    FIELD(vm_link, notices),
    FIELD(vm_link, wake_sequence),
    FIELD(vm_link, worker_waiting),
    FIELD(vm_link, stop),
    FIELD(vm_link, wake_at),
    FIELD(vm_link, looks_at_ns),
    FIELD(vm_link, block_ns),
    FIELD(vm_link, frame_ns),
    FIELD(vm_link, block_frames),
    FIELD(vm_link, offline),
    FIELD(vm_link, progress_sequence),
    FIELD(vm_link, callback_waiting),
    FIELD(vm_link, pool_sequence),
    FIELD(vm_link, pool_generation),
    FIELD(vm_link, pool_handled),
    FIELD(vm_link, pool),
    WHOLE(vm_activation),
    FIELD(vm_activation, size),
    FIELD(vm_activation, parameter_count),
    FIELD(vm_activation, sample_rate),
    FIELD(vm_activation, parameters),
    FIELD(vm_activation, link),
    WHOLE(vm_span),
    FIELD(vm_span, start_ns),
    FIELD(vm_span, length_ns),
    FIELD(vm_span, kind),
    // Numbers both sides name: the value stands in place of the offset.
    {"VM_ABI_VERSION", VM_ABI_VERSION, 0},
    {"VM_NAME_SIZE", VM_NAME_SIZE, 0},
    {"VM_PARAMETER_BYPASS", VM_PARAMETER_BYPASS, 0},
    {"VM_PARAMETER_TIMING", VM_PARAMETER_TIMING, 0},
    {"VM_PARAMETER_BEND", VM_PARAMETER_BEND, 0},
    {"VM_PARAMETER_BEND_RANGE", VM_PARAMETER_BEND_RANGE, 0},
    {"VM_PARAMETER_OUTPUT", VM_PARAMETER_OUTPUT, 0},
    {"VM_PARAMETER_PANIC", VM_PARAMETER_PANIC, 0},
    {"VM_PARAMETER_SCRIPT", VM_PARAMETER_SCRIPT, 0},
    {"VM_PARAMETER_POOL", VM_PARAMETER_POOL, 0},
    {"VM_PARAMETER_STATUS", VM_PARAMETER_STATUS, 0},
    {"VM_PARAMETER_LATENCY_TARGET", VM_PARAMETER_LATENCY_TARGET, 0},
    {"VM_PARAMETER_LATENCY_P50", VM_PARAMETER_LATENCY_P50, 0},
    {"VM_PARAMETER_LATENCY_P95", VM_PARAMETER_LATENCY_P95, 0},
    {"VM_PARAMETER_MEETS_TARGET", VM_PARAMETER_MEETS_TARGET, 0},
    {"VM_PARAMETER_DROPS", VM_PARAMETER_DROPS, 0},
    {"VM_POOL_SIZE", VM_POOL_SIZE, 0},
    {"VM_EVENT_NOTE_ON", VM_EVENT_NOTE_ON, 0},
    {"VM_EVENT_NOTE_OFF", VM_EVENT_NOTE_OFF, 0},
    {"VM_EVENT_PITCH", VM_EVENT_PITCH, 0},
    {"VM_SPAN_SLEEP", VM_SPAN_SLEEP, 0},
    {"VM_SPAN_FEATURES", VM_SPAN_FEATURES, 0},
    {"VM_SPAN_MODEL", VM_SPAN_MODEL, 0},
    {"VM_SPAN_TRACKER", VM_SPAN_TRACKER, 0},
    {"VM_SPAN_SCRIPTS", VM_SPAN_SCRIPTS, 0},
    {"VM_MESSAGE_PARAMETER", VM_MESSAGE_PARAMETER, 0},
    {"VM_MESSAGE_END_NOTES", VM_MESSAGE_END_NOTES, 0},
    {"VM_MESSAGE_RESET", VM_MESSAGE_RESET, 0},
    {"VM_MESSAGE_GAP", VM_MESSAGE_GAP, 0},
    {"VM_MESSAGE_TRANSPORT", VM_MESSAGE_TRANSPORT, 0},
    {"VM_TRANSPORT_PLAYING", VM_TRANSPORT_PLAYING, 0},
    {"VM_TRANSPORT_LOOPS", VM_TRANSPORT_LOOPS, 0},
    {"VM_TRANSPORT_HAS_BEATS", VM_TRANSPORT_HAS_BEATS, 0},
    {"VM_OK", VM_OK, 0},
    {"VM_INVALID_ARGUMENT", VM_INVALID_ARGUMENT, 0},
    {"VM_WRONG_VERSION", VM_WRONG_VERSION, 0},
    {"VM_WRONG_STATE", VM_WRONG_STATE, 0},
    {"VM_REFUSED", VM_REFUSED, 0},
    {"VM_BUFFER_TOO_SMALL", VM_BUFFER_TOO_SMALL, 0},
    {"VM_FAILED", VM_FAILED, 0},
    {"VM_PARAMETER_STEPPED", VM_PARAMETER_STEPPED, 0},
    {"VM_PARAMETER_IS_BYPASS", VM_PARAMETER_IS_BYPASS, 0},
    {"VM_PARAMETER_MOMENTARY", VM_PARAMETER_MOMENTARY, 0},
    {"VM_PARAMETER_RESTART", VM_PARAMETER_RESTART, 0},
    {"VM_PARAMETER_READ_ONLY", VM_PARAMETER_READ_ONLY, 0},
};

} // namespace

EXPORT const Row* testkit_layout(uint32_t* count) {
    *count = sizeof(kLayout) / sizeof(kLayout[0]);
    return kLayout;
}

EXPORT Link* testkit_create(double sampleRate) {
    return new Link(sampleRate);
}
EXPORT void testkit_destroy(Link* link) {
    delete link;
}
EXPORT vm_link* testkit_block(Link* link) {
    return &link->block();
}

EXPORT int testkit_push_audio(vm_link* link, const float* interleaved, uint32_t frames) {
    return AudioRingWriter(link->audio).push(frames, [&](float* to, uint32_t first, uint32_t count) {
        std::memcpy(to, interleaved + std::size_t{first} * Link::kChannels, count * Link::kChannels * sizeof(float));
    });
}

EXPORT int testkit_push_message(vm_link* link, const vm_message* message) {
    return RingWriter<vm_message>(link->messages).push(*message);
}

EXPORT int testkit_pop_event(vm_link* link, vm_event* event) {
    RingReader<vm_event> events(link->events);
    if (!events.peek(*event))
        return 0;
    events.pop();
    return 1;
}

// What the shim's own histogram says of these durations, nanoseconds: p50, p95, p99.
EXPORT void testkit_percentiles(const uint64_t* durations, uint32_t count, double* percentiles) {
    Histogram histogram;
    for (uint32_t i = 0; i < count; ++i)
        histogram.add(durations[i]);
    const Distribution d = histogram.microseconds();
    percentiles[0] = 1000 * d.p50;
    percentiles[1] = 1000 * d.p95;
    percentiles[2] = 1000 * d.p99;
}

EXPORT void testkit_wake(vm_link* link) {
    wakeWorker(*link, 0);
}
EXPORT int testkit_wait_progress(vm_link* link, uint64_t target) {
    return waitForProgress(*link, target);
}
