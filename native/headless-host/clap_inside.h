// VocalMidi's own CLAP extension.
#pragma once

#include "plugin_inside.h"

#include <memory>

namespace vocalmidi::host {

class ClapInside final : public PluginInside {
public:
    /// Null when the plugin lacks the extension.
    static std::unique_ptr<ClapInside> of(const clap_plugin_t* plugin);

    bool read(vocalmidi_diagnostics_t& out) override { return extension_.read(plugin_, &out); }
    uint32_t note_times(uint64_t& from, std::span<vocalmidi_note_time_t> out) override {
        return extension_.note_times(plugin_, &from, out.data(), static_cast<uint32_t>(out.size()));
    }
    uint32_t spans(uint64_t& from, std::span<vocalmidi_span_t> out) override {
        return extension_.spans(plugin_, &from, out.data(), static_cast<uint32_t>(out.size()));
    }
    uint32_t profile(std::span<char> out) override {
        return extension_.profile(plugin_, out.data(), static_cast<uint32_t>(out.size()));
    }

private:
    ClapInside(const clap_plugin_t* plugin, const vocalmidi_plugin_diagnostics_t& extension)
        : plugin_(plugin), extension_(extension) {}

    const clap_plugin_t* plugin_;
    const vocalmidi_plugin_diagnostics_t& extension_;
};

} // namespace vocalmidi::host
