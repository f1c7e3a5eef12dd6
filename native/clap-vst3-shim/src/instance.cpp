#include "instance.h"

#include <cstdlib>
#include <string_view>

namespace vocalmidi {

namespace {

// `off`: nothing is measured in the callback, for finding out what measuring costs.
constexpr char kMonitorVariable[] = "VOCALMIDI_MONITOR";
constexpr double kLikelyRate = 48000;
constexpr double kNoteEndSeconds = 0.5; // silence the tracker needs, and then some, to end a note

} // namespace

Instance::~Instance() {
    if (handle_)
        engine_->destroy(handle_); // deactivates first if need be
}

bool Instance::create() {
    engine_ = loadEngine(error_);
    if (!engine_)
        return false;
    if (engine_->create(&handle_) != VM_OK)
        return fail();
    if (!parameters_.load(*engine_, handle_)) {
        error_ = "the engine's parameter table cannot be read";
        return false;
    }
    chosen_ = parameters_.get(VM_PARAMETER_SCRIPT);
    lookAtStatus();
    displayNews_ = figureNews_ = false; // nobody has looked yet
    return true;
}

bool Instance::fail() {
    error_ = engine_->error();
    return false;
}

bool Instance::activate(double sampleRate) {
    const std::lock_guard lock(mutex_);
    if (active_) {
        error_ = "the plugin is active already: the activation it has goes on";
        return false;
    }
    std::vector<double> values = parameters_.snapshot();
    const uint32_t count = parameters_.count();
    std::vector<uint32_t> byTiming;
    if (!choose(values) || !latencies(sampleRate, values, byTiming))
        return fail();
    auto link = std::make_unique<Link>(sampleRate);
    const char* monitor = std::getenv(kMonitorVariable);
    callback_.setMonitoring(!monitor || std::string_view(monitor) != "off");
    callback_.activate(*link, sampleRate, byTiming);
    const vm_activation activation{sizeof(vm_activation), count, sampleRate, values.data(), &link->block()};
    if (engine_->activate(handle_, &activation) != VM_OK)
        return fail();
    link_ = std::move(link);
    activeValues_ = std::move(values);
    sampleRate_ = sampleRate;
    latency_ = byTiming[static_cast<std::size_t>(activeValues_[VM_PARAMETER_TIMING])];
    active_ = true;
    status_.activated();
    lookAtStatus();
    return true;
}

void Instance::deactivate() {
    const std::lock_guard lock(mutex_);
    if (!active_)
        return;
    drainLog(); // it goes with the worker
    engine_->deactivate(handle_);
    active_ = false;
    settle(callback_.deactivate());
    lookAtStatus();
}

// A script may have been chosen so late that the worker never played it.
void Instance::settle(const PoolWatch& pool) {
    chosen_ = parameters_.get(VM_PARAMETER_SCRIPT);
    std::vector<double> values = parameters_.snapshot();
    if (!pool.awaitsScript(parameters_) || engine_->chooseScript(handle_, values.data(), parameters_.count()) != VM_OK)
        return;
    for (uint32_t id = VM_PARAMETER_POOL; id < VM_PARAMETER_POOL + VM_POOL_SIZE; ++id)
        if (pool.isOld(id, parameters_))
            parameters_.store(id, info(id).initial);
    poolNews_ = true;
}

bool Instance::chooseScript() {
    const std::lock_guard lock(mutex_);
    if (active_)
        return true; // the worker hears of it
    std::vector<double> values = parameters_.snapshot();
    return choose(values);
}

// While inactive. `values` become those with which the script begins.
bool Instance::choose(std::vector<double>& values) {
    if (engine_->chooseScript(handle_, values.data(), parameters_.count()) != VM_OK)
        return fail();
    for (uint32_t id = VM_PARAMETER_SCRIPT; id < VM_PARAMETER_POOL + VM_POOL_SIZE; ++id) {
        poolNews_ = poolNews_ || parameters_.get(id) != values[id];
        parameters_.store(id, values[id]);
    }
    displayNews_ = displayNews_ || poolNews_ || chosen_ != values[VM_PARAMETER_SCRIPT];
    chosen_ = values[VM_PARAMETER_SCRIPT];
    lookAtStatus();
    return true;
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
    const std::lock_guard lock(mutex_);
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
    const std::lock_guard lock(mutex_);
    std::vector<double> values = parameters_.snapshot();
    const uint32_t size = static_cast<uint32_t>(bytes.size());
    if (engine_->stateLoad(handle_, bytes.data(), size, values.data(), parameters_.count()) != VM_OK)
        return fail();
    for (uint32_t id = 0; id < values.size(); ++id)
        parameters_.set(id, values[id]);
    chosen_ = values[VM_PARAMETER_SCRIPT];
    poolNews_ = displayNews_ = true;
    lookAtStatus();
    return true;
}

} // namespace vocalmidi
