// One VST3 instance behind the HostedPlugin boundary: component and controller, one object or two.
#pragma once

#include "hosted_plugin.h"
#include "vst3_buses.h"
#include "vst3_host.h"
#include "vst3_inside.h"
#include "vst3_lists.h"

#include <atomic>
#include <pluginterfaces/base/ipluginbase.h>
#include <pluginterfaces/base/smartpointer.h>
#include <pluginterfaces/vst/ivstprocesscontext.h>

namespace vocalmidi::host {

class Vst3Plugin final : public HostedPlugin {
public:
    /// Makes and initialises an instance of the class, or returns nothing with the reason in `error`; main thread.
    static std::unique_ptr<Vst3Plugin> create(Steinberg::IPluginFactory& factory, const Steinberg::TUID class_id,
                                              std::string& error);
    ~Vst3Plugin() override;

    const std::vector<PluginParameter>& parameters() const override { return parameters_; }
    std::optional<double> parameter_from_text(uint32_t index, const std::string& text) override;
    std::optional<std::string> parameter_text(uint32_t index, double value) override;
    double parameter_value(uint32_t index) override;
    void flush(std::span<const ParameterChange> changes) override;
    bool set_offline(bool offline) override;
    bool activate(double sample_rate, uint32_t max_frames) override;
    void deactivate() override;
    uint32_t latency() override;
    uint32_t tail() override;
    std::string ports_text() const override;
    bool may_process_in_place() const override { return Vst3Buses::may_process_in_place(*component_); }
    bool has_editor() const override;
    std::vector<std::string> layouts() override;
    bool select_layout(size_t index) override;
    bool use_doubles(bool doubles) override;
    bool save_state(std::vector<uint8_t>& bytes, size_t chunk) override;
    bool load_state(const std::vector<uint8_t>& bytes, size_t chunk) override;
    bool has_state() const override { return true; }
    PluginRequests take_requests() override;
    void on_main_thread() override;
    std::vector<std::string> take_messages() override { return host_.take_messages(); }
    PluginInside* inside() override { return inside_.get(); }

    bool start_processing() override;
    void stop_processing() override;
    void reset() override;
    void prepare(const Block& block) override;
    bool call() override;
    void collect(EventCapture& events) override;
    bool restart_wanted() const override { return host_.restart_requested.load(std::memory_order_relaxed); }
    std::span<const float* const> output() const override { return buses_.main_output(); }
    uint64_t output_flags() const override { return buses_.main_silence_flags(); }

    /// For checks of what only VST3 has.
    Steinberg::Vst::IComponent& component() { return *component_; }
    Steinberg::Vst::IAudioProcessor& processor() { return *processor_; }
    Steinberg::Vst::IEditController& controller() { return *controller_; }
    Steinberg::FUnknown* context() { return host_.context(); }
    /// Of the blocks from now on: kRealtime, kPrefetch, kOffline; within an activation.
    void set_process_mode(Steinberg::int32 mode) { setup_.processMode = mode; }
    /// The block that call() would hand over; after prepare.
    Steinberg::Vst::ProcessData& data() { return data_; }

private:
    Vst3Plugin();
    bool initialize(Steinberg::IPluginFactory& factory, const Steinberg::TUID class_id, std::string& error);
    void connect(bool connected);
    void read_parameters();
    void look_for_titles();
    void set_context(const Block& block);
    double normalized(uint32_t index, double plain) const;

    Vst3Host host_; // before what holds references to it
    Steinberg::IPtr<Steinberg::Vst::IComponent> component_;
    Steinberg::IPtr<Steinberg::Vst::IAudioProcessor> processor_;
    Steinberg::IPtr<Steinberg::Vst::IEditController> controller_;
    bool separate_ = false; // the controller is an object of its own
    std::vector<PluginParameter> parameters_;
    std::vector<std::atomic<double>> echoes_; // normalised values the controller is to show; NaN: none
    std::atomic<bool> echo_wanted_{false};

    Vst3Buses buses_;
    std::unique_ptr<Vst3ParameterChanges> changes_;
    Vst3Events inputs_;
    Vst3Events outputs_;
    Steinberg::Vst::ProcessSetup setup_{};
    Steinberg::Vst::ProcessContext context_{};
    Steinberg::Vst::ProcessData data_;
    bool active_ = false;
    std::unique_ptr<Vst3Inside> inside_; // null: the plugin tells nothing
};

} // namespace vocalmidi::host
