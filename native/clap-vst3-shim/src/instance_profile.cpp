// The half of Instance that tells what was measured: the ways of notes, the profile, the worker's spans.
#include "instance.h"
#include "profile_text.h"

#include <cstring>

namespace vocalmidi {

namespace {

static_assert(sizeof(vocalmidi_span) == sizeof(vm_span) && offsetof(vocalmidi_span, kind) == offsetof(vm_span, kind));

// Most of the engine's halves fit, so that they are written once. Bytes.
constexpr uint32_t kUsualProfile = 4096;

} // namespace

LatencySummary Instance::latencySummary() const {
    return summarise(callback_.latencies(), sampleRate_, callback_.latency());
}

uint32_t Instance::noteTimes(uint64_t& from, vocalmidi_note_time* out, uint32_t capacity) const noexcept {
    return callback_.latencies().copy(from, out, out ? capacity : 0);
}

// The engine's half; `null` before the first activation.
std::string Instance::engineProfile() const {
    uint32_t size = kUsualProfile;
    std::string text;
    vm_status status = VM_BUFFER_TOO_SMALL;
    for (int i = 0; i < 4 && status == VM_BUFFER_TOO_SMALL; ++i) { // it may grow meanwhile
        text.resize(size);
        status = engine_->profile(handle_, text.data(), static_cast<uint32_t>(text.size()), &size);
    }
    text.resize(std::strlen(text.c_str()));
    return status == VM_OK && !text.empty() ? text : "null";
}

uint32_t Instance::profile(char* text, uint32_t capacity) const {
    const std::lock_guard lock(mutex_); // the link is the same until the end
    const LatencySummary latency = latencySummary();
    const std::string engine = engineProfile();
    const std::string json = profileText({callback_, latency, link_ ? &link_->block() : nullptr, sampleRate_,
                                          parameters_.get(VM_PARAMETER_LATENCY_TARGET), callback_.offline(), engine});
    const uint32_t size = static_cast<uint32_t>(json.size()) + 1;
    if (text && size <= capacity)
        std::memcpy(text, json.c_str(), size);
    return size;
}

uint32_t Instance::spans(uint64_t& from, vocalmidi_span* out, uint32_t capacity) const noexcept {
    uint32_t count = 0;
    if (!out || engine_->spans(handle_, &from, reinterpret_cast<vm_span*>(out), capacity, &count) != VM_OK)
        return 0;
    return count;
}

} // namespace vocalmidi
