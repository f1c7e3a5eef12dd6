// What the host offers a VST3 plugin: its name, and an ear for what the plugin asks. A plugin holds references to it,
// which count for nothing here: the instance that owns it outlives the plugin.
#pragma once

#include "breaches.h"

#include <atomic>
#include <pluginterfaces/vst/ivsteditcontroller.h>
#include <pluginterfaces/vst/ivsthostapplication.h>
#include <string>
#include <vector>

namespace vocalmidi::host {

class Vst3Host final : public Steinberg::Vst::IHostApplication, public Steinberg::Vst::IComponentHandler {
public:
    Vst3Host() = default;
    virtual ~Vst3Host() = default;
    Vst3Host(const Vst3Host&) = delete;
    Vst3Host& operator=(const Vst3Host&) = delete;

    Steinberg::FUnknown* context() { return static_cast<Steinberg::Vst::IHostApplication*>(this); }

    /// Notes a breach of the VST3 rules. `what` must live forever; each is kept once. Any thread.
    void misbehaved(const char* what) { breaches_.note(what); }
    /// Main thread: which rules the plugin broke since the last call, as report records.
    std::vector<std::string> take_messages();

    std::atomic<bool> restart_requested{false};
    std::atomic<bool> titles_changed{false}; // of parameters

    Steinberg::tresult PLUGIN_API queryInterface(const Steinberg::TUID wanted, void** object) override;
    Steinberg::uint32 PLUGIN_API addRef() override { return 1; }
    Steinberg::uint32 PLUGIN_API release() override { return 1; }

    Steinberg::tresult PLUGIN_API getName(Steinberg::Vst::String128 name) override;
    Steinberg::tresult PLUGIN_API createInstance(Steinberg::TUID, Steinberg::TUID, void** object) override;

    Steinberg::tresult PLUGIN_API beginEdit(Steinberg::Vst::ParamID) override { return Steinberg::kResultOk; }
    Steinberg::tresult PLUGIN_API performEdit(Steinberg::Vst::ParamID, Steinberg::Vst::ParamValue) override {
        return Steinberg::kResultOk;
    }
    Steinberg::tresult PLUGIN_API endEdit(Steinberg::Vst::ParamID) override { return Steinberg::kResultOk; }
    Steinberg::tresult PLUGIN_API restartComponent(Steinberg::int32 flags) override;

private:
    Breaches breaches_;
};

} // namespace vocalmidi::host
