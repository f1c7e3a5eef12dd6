// VocalMidi's own VST3 interface.
#pragma once

#include "plugin_inside.h"

#include <memory>
#include <pluginterfaces/base/smartpointer.h>
#include <vocalmidi_vst3_diagnostics.h>

namespace vocalmidi::host {

class Vst3Inside final : public PluginInside {
public:
    /// Null when the component lacks the interface.
    static std::unique_ptr<Vst3Inside> of(Steinberg::FUnknown& component);

    bool read(vocalmidi_diagnostics_t& out) override;
    uint32_t note_times(uint64_t& from, std::span<vocalmidi_note_time_t> out) override;
    uint32_t spans(uint64_t& from, std::span<vocalmidi_span_t> out) override;
    uint32_t profile(std::span<char> out) override;

private:
    explicit Vst3Inside(Steinberg::IPtr<vst3::IDiagnostics> plugin) : plugin_(std::move(plugin)) {}

    Steinberg::IPtr<vst3::IDiagnostics> plugin_;
};

} // namespace vocalmidi::host
