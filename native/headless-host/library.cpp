#include "library.h"

#include "clap_library.h"
#include "vst3_library.h"

#include <stdexcept>

namespace vocalmidi::host {

bool is_vst3(const std::string& path) {
    return path.ends_with(".vst3") || path.ends_with(".vst3/") || path.ends_with(".so");
}

std::string library_file(const std::string& path) {
    return is_vst3(path) ? vst3_library_file(path) : path;
}

std::unique_ptr<PluginLibrary> open_library(const std::string& path) {
    std::string error;
    auto library = is_vst3(path) ? open_vst3_library(path, error) : open_clap_library(path, error);
    if (library == nullptr)
        throw std::runtime_error("cannot load " + path + ": " + error);
    return library;
}

const PluginDescription& choose(const std::vector<PluginDescription>& plugins, const std::string& id) {
    for (const PluginDescription& plugin : plugins)
        if (id.empty() || plugin.id == id)
            return plugin;
    throw std::runtime_error(id.empty() ? "the file holds no plugin" : "the file holds no plugin with the id " + id);
}

} // namespace vocalmidi::host
