// What the VST3 plugin tells of its inside.
#include "vst3_plugin.h"

#include <algorithm>
#include <cstring>
#include <exception>
#include <pluginterfaces/vst/ivstparameterchanges.h>

namespace vocalmidi::vst3 {

tresult PLUGIN_API Plugin::readDiagnostics(vocalmidi_diagnostics* out) {
    if (!instance_)
        return kNotInitialized;
    if (!out || out->size < sizeof(out->size))
        return kInvalidArgument;
    vocalmidi_diagnostics all;
    instance_->read(all);
    all.size = std::min<uint32_t>(out->size, sizeof(all));
    std::memcpy(out, &all, all.size);
    return kResultOk;
}

uint32 PLUGIN_API Plugin::readNoteTimes(uint64* from, vocalmidi_note_time* out, uint32 capacity) {
    if (!instance_ || !from)
        return 0;
    uint64_t first = *from; // another type of the same size in VST3's words
    const uint32 count = instance_->noteTimes(first, out, capacity);
    *from = first;
    return count;
}

uint32 PLUGIN_API Plugin::readProfile(char* text, uint32 capacity) {
    try {
        return instance_ ? instance_->profile(text, capacity) : 0;
    } catch (const std::exception&) { // out of memory
        return 0;
    }
}

uint32 PLUGIN_API Plugin::readSpans(uint64* from, vocalmidi_span* out, uint32 capacity) {
    if (!instance_ || !from)
        return 0;
    uint64_t first = *from;
    const uint32 count = instance_->spans(first, out, capacity);
    *from = first;
    return count;
}

// What the plugin measures, as hosts show meters: with the audio. Audio thread.
void Plugin::showFigures(Vst::IParameterChanges& changes) noexcept {
    for (Vst::ParamID id = VM_PARAMETER_LATENCY_P50; knows(id) && id <= VM_PARAMETER_DROPS; ++id) {
        int32 index = 0;
        if (Vst::IParamValueQueue* queue = changes.addParameterData(id, index))
            queue->addPoint(0, getParamNormalized(id), index);
    }
}

} // namespace vocalmidi::vst3
