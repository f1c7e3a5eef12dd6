// One CLAP instance behind the HostedPlugin boundary.
#pragma once

#include "clap_events.h"
#include "clap_host.h"
#include "clap_inside.h"
#include "clap_ports.h"
#include "hosted_plugin.h"

namespace vocalmidi::host {

class ClapPlugin final : public HostedPlugin {
public:
    /// Takes over an instance whose init has succeeded; main thread.
    ClapPlugin(std::unique_ptr<ClapHost> host, const clap_plugin_t* plugin);
    ~ClapPlugin() override;

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
    bool may_process_in_place() const override { return ClapPorts::may_process_in_place(plugin_); }
    bool has_editor() const override { return plugin_->get_extension(plugin_, "clap.gui") != nullptr; }
    std::vector<std::string> layouts() override;
    bool select_layout(size_t index) override;
    bool use_doubles(bool doubles) override;
    bool save_state(std::vector<uint8_t>& bytes, size_t chunk) override;
    bool load_state(const std::vector<uint8_t>& bytes, size_t chunk) override;
    bool has_state() const override { return state_ != nullptr; }
    PluginRequests take_requests() override;
    void on_main_thread() override;
    std::vector<std::string> take_messages() override { return host_->take_messages(); }
    PluginInside* inside() override { return inside_.get(); }

    bool start_processing() override { return plugin_->start_processing(plugin_); }
    void stop_processing() override { plugin_->stop_processing(plugin_); }
    void reset() override { plugin_->reset(plugin_); }
    void prepare(const Block& block) override;
    bool call() override;
    void collect(EventCapture& events) override;
    bool restart_wanted() const override { return host_->restart_requested.load(std::memory_order_relaxed); }
    std::span<const float* const> output() const override { return ports_.main_output(); }
    uint64_t output_flags() const override { return ports_.main_constant_mask(); }

    /// For checks of what only CLAP has.
    const clap_plugin_t& abi() const { return *plugin_; }
    clap_process_status status() const { return status_; } // of the last call

private:
    template <typename T> const T* extension(const char* id) const {
        return static_cast<const T*>(plugin_->get_extension(plugin_, id));
    }
    void read_parameters();
    void look_for_names();
    void set_transport(const Block& block);

    std::unique_ptr<ClapHost> host_;
    const clap_plugin_t* plugin_;
    const clap_plugin_params_t* params_;
    const clap_plugin_state_t* state_;
    const clap_plugin_latency_t* latency_;
    const clap_plugin_tail_t* tail_;
    const clap_plugin_render_t* render_;
    std::vector<PluginParameter> parameters_;
    ClapPorts ports_;
    ClapInputEvents inputs_;
    ClapOutputEvents outputs_;
    clap_event_transport_t transport_{};
    clap_process_t process_{};
    clap_process_status status_ = CLAP_PROCESS_CONTINUE;
    std::unique_ptr<ClapInside> inside_; // null: the plugin tells nothing
    bool doubles_ = false;
};

} // namespace vocalmidi::host
