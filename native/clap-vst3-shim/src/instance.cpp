#include "instance.h"

#include <cstdio>

namespace vocalmidi {

namespace {

constexpr double kLikelyRate = 48000;
constexpr double kNoteEndSeconds = 0.5; // silence the tracker needs, and then some, to end a note

vocalmidi_ring_use use(vm_ring& ring) noexcept {
    return {ring.capacity, shared(ring.high_water).load(std::memory_order_relaxed),
            shared(ring.refused).load(std::memory_order_relaxed)};
}

} // namespace

Instance::~Instance() {
    if (active_)
        deactivate();
    if (handle_)
        engine_->destroy(handle_);
}

bool Instance::create() {
    engine_ = loadEngine(error_);
    if (!engine_)
        return false;
    if (engine_->create(&handle_) != VM_OK)
        return fail();
    if (!parameters_.load(*engine_)) {
        error_ = "the engine's parameter table cannot be read";
        return false;
    }
    return true;
}

bool Instance::fail() {
    error_ = engine_->error();
    return false;
}

bool Instance::activate(double sampleRate) {
    if (active_) {
        error_ = "the plugin is active already: the activation it has goes on";
        return false;
    }
    std::vector<double> values = parameters_.snapshot();
    const uint32_t count = parameters_.count();
    std::vector<uint32_t> byTiming;
    if (!latencies(sampleRate, values, byTiming))
        return fail();
    auto link = std::make_unique<Link>(sampleRate);
    callback_.activate(*link, sampleRate, byTiming);
    const vm_activation activation{sizeof(vm_activation), count, sampleRate, values.data(), &link->block()};
    if (engine_->activate(handle_, &activation) != VM_OK)
        return fail();
    link_ = std::move(link);
    activeValues_ = std::move(values);
    sampleRate_ = sampleRate;
    latency_ = byTiming[static_cast<std::size_t>(activeValues_[VM_PARAMETER_TIMING])];
    active_ = true;
    return true;
}

void Instance::deactivate() {
    if (!active_)
        return;
    engine_->deactivate(handle_);
    active_ = false;
}

uint32_t Instance::latencyAt(double sampleRate) const noexcept {
    uint32_t samples = 0;
    const std::vector<double> values = parameters_.snapshot();
    engine_->latency(sampleRate, values.data(), parameters_.count(), &samples);
    return samples;
}

bool Instance::latencies(double sampleRate, std::vector<double> values, std::vector<uint32_t>& samples) {
    const auto steps = static_cast<uint32_t>(parameters_.info(VM_PARAMETER_TIMING).maximum);
    for (uint32_t step = 0; step <= steps; ++step) {
        values[VM_PARAMETER_TIMING] = step;
        samples.push_back(0);
        if (engine_->latency(sampleRate, values.data(), parameters_.count(), &samples.back()) != VM_OK)
            return false;
    }
    return true;
}

uint32_t Instance::latency() const noexcept {
    return active_ ? latency_ : latencyNow();
}

uint32_t Instance::latencyNow() const noexcept {
    return latencyAt(sampleRate_ > 0 ? sampleRate_ : kLikelyRate);
}

uint32_t Instance::tail() const noexcept {
    return callback_.latency() + static_cast<uint32_t>(sampleRate_ * kNoteEndSeconds);
}

bool Instance::needsRestart() const noexcept {
    if (!active_)
        return false;
    for (uint32_t id = 0; id < parameters_.count(); ++id)
        if (parameters_.has(id, VM_PARAMETER_RESTART) && parameters_.get(id) != activeValues_[id])
            return true;
    return false;
}

bool Instance::saveState(std::vector<uint8_t>& bytes) {
    const std::vector<double> values = parameters_.snapshot();
    uint32_t size = 0;
    vm_status status = engine_->stateSave(handle_, values.data(), parameters_.count(), nullptr, 0, &size);
    // What a script keeps may grow while it plays.
    for (int i = 0; i < 4 && status == VM_BUFFER_TOO_SMALL; ++i) {
        bytes.resize(size);
        status = engine_->stateSave(handle_, values.data(), parameters_.count(), bytes.data(),
                                    static_cast<uint32_t>(bytes.size()), &size);
    }
    bytes.resize(size);
    return status == VM_OK || fail();
}

bool Instance::loadState(const std::vector<uint8_t>& bytes) {
    std::vector<double> values = parameters_.snapshot();
    const uint32_t size = static_cast<uint32_t>(bytes.size());
    if (engine_->stateLoad(handle_, bytes.data(), size, values.data(), parameters_.count()) != VM_OK)
        return fail();
    for (uint32_t id = 0; id < values.size(); ++id)
        parameters_.set(id, values[id]);
    return true;
}

bool Instance::toText(uint32_t id, double value, char* text, uint32_t size) const {
    return engine_ && engine_->parameterToText(id, value, text, size) == VM_OK;
}

bool Instance::fromText(uint32_t id, const char* text, double& value) const {
    return engine_ && engine_->parameterFromText(id, text, &value) == VM_OK;
}

std::string Instance::status() const {
    char text[VOCALMIDI_STATUS_SIZE] = "";
    engine_->statusText(handle_, text, sizeof(text));
    std::string status = text;
    if (callback_.gaps() > 0)
        status = "Overload: audio was lost " + std::to_string(callback_.gaps()) +
                 " times, its notes were ended; run fewer instances or free the processor. " + status;
    return status;
}

void Instance::read(vocalmidi_diagnostics& out) const {
    out = {};
    out.latency_samples = latency();
    out.sample_rate = sampleRate_;
    out.stream_samples = callback_.streamSamples();
    out.gaps = callback_.gaps();
    out.late_events = callback_.lateEvents();
    out.note_ons = callback_.notes().noteOns();
    out.note_offs = callback_.notes().noteOffs();
    if (link_) {
        vm_link& link = link_->block();
        out.audio = use(link.audio);
        out.messages = use(link.messages);
        out.events = use(link.events);
        out.worker_busy_ns = shared(link.busy_ns).load(std::memory_order_relaxed);
        out.worker_frames = shared(link.busy_frames).load(std::memory_order_relaxed);
    }
    std::snprintf(out.status, sizeof(out.status), "%s", status().c_str());
}

} // namespace vocalmidi
