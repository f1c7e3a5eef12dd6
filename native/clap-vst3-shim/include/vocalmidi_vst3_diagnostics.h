// What a VST3 instance tells of itself beyond VST3: the same facts as the CLAP extension of vocalmidi_diagnostics.h.
#pragma once

#include "vocalmidi_diagnostics.h"

#include <pluginterfaces/base/funknown.h>

namespace vocalmidi::vst3 {

class IDiagnostics : public Steinberg::FUnknown {
public:
    // Fills as many bytes as `out->size` says the caller knows. Any thread.
    virtual Steinberg::tresult PLUGIN_API readDiagnostics(vocalmidi_diagnostics* out) = 0;
    // As in vocalmidi_plugin_diagnostics. Any thread but the audio thread.
    virtual Steinberg::uint32 PLUGIN_API readNoteTimes(Steinberg::uint64* from, vocalmidi_note_time* out,
                                                       Steinberg::uint32 capacity) = 0;
    virtual Steinberg::uint32 PLUGIN_API readProfile(char* text, Steinberg::uint32 capacity) = 0;
    virtual Steinberg::uint32 PLUGIN_API readSpans(Steinberg::uint64* from, vocalmidi_span* out,
                                                   Steinberg::uint32 capacity) = 0;

    static const Steinberg::FUID iid;
};

DECLARE_CLASS_IID(IDiagnostics, 0x2D84B1C7, 0x53AF4E09, 0xA1D66F38, 0x90C25E7B)

inline const Steinberg::FUID IDiagnostics::iid(IDiagnostics_iid);

} // namespace vocalmidi::vst3
