#include "vst3_inside.h"

namespace vocalmidi::host {

using namespace Steinberg;

std::unique_ptr<Vst3Inside> Vst3Inside::of(FUnknown& component) {
    void* found = nullptr;
    if (component.queryInterface(vst3::IDiagnostics::iid, &found) != kResultOk || found == nullptr)
        return nullptr;
    return std::unique_ptr<Vst3Inside>(new Vst3Inside(owned(static_cast<vst3::IDiagnostics*>(found))));
}

bool Vst3Inside::read(vocalmidi_diagnostics_t& out) {
    return plugin_->readDiagnostics(&out) == kResultOk;
}

uint32_t Vst3Inside::note_times(uint64_t& from, std::span<vocalmidi_note_time_t> out) {
    uint64 first = from; // another type of the same size in VST3's words
    const uint32_t count = plugin_->readNoteTimes(&first, out.data(), static_cast<uint32>(out.size()));
    from = first;
    return count;
}

uint32_t Vst3Inside::spans(uint64_t& from, std::span<vocalmidi_span_t> out) {
    uint64 first = from;
    const uint32_t count = plugin_->readSpans(&first, out.data(), static_cast<uint32>(out.size()));
    from = first;
    return count;
}

uint32_t Vst3Inside::profile(std::span<char> out) {
    return plugin_->readProfile(out.data(), static_cast<uint32>(out.size()));
}

} // namespace vocalmidi::host
