#include "clap_inside.h"

namespace vocalmidi::host {

std::unique_ptr<ClapInside> ClapInside::of(const clap_plugin_t* plugin) {
    const void* extension = plugin->get_extension(plugin, VOCALMIDI_EXT_DIAGNOSTICS);
    if (extension == nullptr)
        return nullptr;
    return std::unique_ptr<ClapInside>(
        new ClapInside(plugin, *static_cast<const vocalmidi_plugin_diagnostics_t*>(extension)));
}

} // namespace vocalmidi::host
