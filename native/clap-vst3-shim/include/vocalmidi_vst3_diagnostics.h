// What a VST3 instance tells of itself beyond VST3: the same facts as the CLAP extension of vocalmidi_diagnostics.h.
#pragma once

#include "vocalmidi_diagnostics.h"

#include <pluginterfaces/base/funknown.h>

namespace vocalmidi::vst3 {

class IDiagnostics : public Steinberg::FUnknown {
public:
    // Fills as many bytes as `out->size` says the caller knows. Any thread.
    virtual Steinberg::tresult PLUGIN_API readDiagnostics(vocalmidi_diagnostics* out) = 0;

    static const Steinberg::FUID iid;
};

DECLARE_CLASS_IID(IDiagnostics, 0x6F1D30A2, 0x9B4E4C57, 0x8E21D5A7, 0x3C60B9F4)

inline const Steinberg::FUID IDiagnostics::iid(IDiagnostics_iid);

} // namespace vocalmidi::vst3
