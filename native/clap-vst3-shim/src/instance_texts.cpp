// The half of Instance that tells: names and texts, news, diagnostics.
#include "instance.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace vocalmidi {

namespace {

constexpr std::size_t kMostLines = 1000; // of scripts' logs at once: a script may write faster than a host reads
constexpr uint32_t kLineBytes = 1024;

vocalmidi_ring_use use(vm_ring& ring) noexcept {
    return {ring.capacity, shared(ring.high_water).load(std::memory_order_relaxed),
            shared(ring.refused).load(std::memory_order_relaxed)};
}

// UTF-8, cut at a character where there is no room.
void write(const std::string& from, char* text, uint32_t size) noexcept {
    if (size == 0)
        return;
    std::size_t length = std::min<std::size_t>(from.size(), size - 1);
    while (length > 0 && length < from.size() && (static_cast<unsigned char>(from[length]) & 0xC0) == 0x80)
        --length;
    std::memcpy(text, from.data(), length);
    text[length] = 0;
}

} // namespace

void Instance::lookAtStatus() {
    // A worker that cannot keep up computes without a pause: not at the cost of the host's other threads.
    if (active_ && callback_.gaps() > 0)
        link_->worker().giveUp();
    const LatencySummary latency = latencySummary();
    showFigures(latency);
    if (status_.look(*engine_, handle_, callback_.gaps() > 0, latency, parameters_))
        displayNews_ = true;
}

void Instance::showFigures(const LatencySummary& latency) {
    const auto show = [this](uint32_t id, double value) {
        const double before = parameters_.get(id);
        parameters_.store(id, value);
        figureNews_ = figureNews_ || parameters_.get(id) != before;
    };
    show(VM_PARAMETER_LATENCY_P50, latency.total.p50);
    show(VM_PARAMETER_LATENCY_P95, latency.total.p95);
    show(VM_PARAMETER_MEETS_TARGET, latency.meets(parameters_.get(VM_PARAMETER_LATENCY_TARGET)) ? 1 : 0);
    show(VM_PARAMETER_DROPS, static_cast<double>(callback_.gaps()));
}

void Instance::drainLog() {
    char line[kLineBytes];
    while (log_.size() < kMostLines) {
        line[0] = 0;
        if (engine_->takeLog(handle_, line, sizeof(line)) != VM_OK || line[0] == 0)
            return;
        log_.emplace_back(line);
    }
}

News Instance::takeNews() {
    const std::lock_guard lock(mutex_);
    News news;
    drainLog();
    news.log.swap(log_);
    lookAtStatus();
    news.warning = status_.takeWarning();
    news.pool = std::exchange(poolNews_, false) || callback_.takePoolNews();
    news.display = std::exchange(displayNews_, false) || news.pool;
    news.figures = std::exchange(figureNews_, false);
    return news;
}

vm_parameter Instance::info(uint32_t id) const noexcept {
    vm_parameter now = parameters_.info(id);
    vm_parameter asked{};
    if (engine_->parameterInfo(handle_, id, &asked) == VM_OK) {
        now.initial = parameters_.legal(id, asked.initial);
        std::memcpy(now.name, asked.name, sizeof(now.name));
    }
    return now;
}

bool Instance::toText(uint32_t id, double value, char* text, uint32_t size) const {
    if (!engine_ || engine_->parameterToText(handle_, id, value, text, size) != VM_OK)
        return false;
    // The engine does not know of an overload, nor how late notes are.
    if (id == VM_PARAMETER_STATUS && value == parameters_.get(id))
        write(status(), text, size);
    return true;
}

bool Instance::fromText(uint32_t id, const char* text, double& value) const {
    if (!engine_ || engine_->parameterFromText(handle_, id, text, &value) != VM_OK)
        return false;
    if (id == VM_PARAMETER_STATUS)
        value = parameters_.get(id); // whatever it says, it is not the host's to set
    return true;
}

std::string Instance::status() const {
    const std::string latency = latencySummary().sentence(parameters_.get(VM_PARAMETER_LATENCY_TARGET));
    const std::string text = StatusWatch::text(*engine_, handle_, callback_.gaps() > 0);
    return latency.empty() ? text : text + (text.empty() ? "" : " ") + latency;
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
    write(status(), out.status, sizeof(out.status));
}

} // namespace vocalmidi
