// The audio buses of one VST3 component and the buffers behind them.
#pragma once

#include "hosted_plugin.h"
#include "port_channels.h"

#include <pluginterfaces/vst/ivstaudioprocessor.h>
#include <pluginterfaces/vst/ivstcomponent.h>

namespace vocalmidi::host {

class Vst3Buses {
public:
    /// Main thread, before activation: asks for the buses, activates those that want it, makes room for blocks of up
    /// to `max_frames`.
    void prepare(Steinberg::Vst::IComponent& component, uint32_t max_frames);
    /// Every input bus has an output bus of as many channels.
    static bool may_process_in_place(Steinberg::Vst::IComponent& component);
    /// For people: `in 2 channels, out 2 channels; note ports in 1, out 1`.
    static std::string text(Steinberg::Vst::IComponent& component);
    /// Asks for mono or stereo on the first bus each way, the others as they are.
    static bool arrange(Steinberg::Vst::IComponent& component, Steinberg::Vst::IAudioProcessor& processor,
                        Steinberg::Vst::SpeakerArrangement in, Steinberg::Vst::SpeakerArrangement out);

    // Audio thread.
    /// Fills the buses and hands them over, or none at all, as the block says.
    void attach(Steinberg::Vst::ProcessData& data, const Block& block);
    /// What came out is in main_output() after this, whatever the sample type and the memory it was in.
    void take_output() { buffers_.end(); }
    std::span<const float* const> main_output() const { return buffers_.outputs.main_output(); }
    uint64_t main_silence_flags() const { return output_buses_.empty() ? 0 : output_buses_.front().silenceFlags; }

private:
    BlockBuffers buffers_;
    std::vector<Steinberg::Vst::AudioBusBuffers> input_buses_, output_buses_;
};

} // namespace vocalmidi::host
