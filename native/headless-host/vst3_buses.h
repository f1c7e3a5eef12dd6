// The audio buses of one VST3 component and the buffers behind them.
#pragma once

#include <pluginterfaces/vst/ivstaudioprocessor.h>
#include <pluginterfaces/vst/ivstcomponent.h>
#include <span>
#include <string>
#include <vector>

namespace vocalmidi::host {

class Vst3Buses {
public:
    /// Main thread, before activation: asks for the buses, activates those that want it, makes room for blocks of up
    /// to `max_frames`.
    void prepare(Steinberg::Vst::IComponent& component, uint32_t max_frames);

    // Audio thread.
    /// Fills the first input bus from the recording's channels (none: silence) and clears everything else.
    void fill(std::span<const float* const> recording, uint32_t frames);
    /// Hands the buses over, or none at all.
    void attach(Steinberg::Vst::ProcessData& data, bool with_buses);
    std::span<const float* const> main_output() const;

    /// For people: `in 2 channels, out 2 channels; note ports in 1, out 1`.
    static std::string text(Steinberg::Vst::IComponent& component);

private:
    struct Side {
        std::vector<float> samples;
        std::vector<float*> channels; // of all buses, in order
        std::vector<Steinberg::Vst::AudioBusBuffers> buses;
        void prepare(Steinberg::Vst::IComponent& component, Steinberg::Vst::BusDirection direction,
                     uint32_t max_frames);
    };

    Side inputs_;
    Side outputs_;
};

} // namespace vocalmidi::host
