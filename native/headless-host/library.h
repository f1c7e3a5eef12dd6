// A plugin file of either format.
#pragma once

#include "hosted_plugin.h"

#include <string>

namespace vocalmidi::host {

bool is_vst3(const std::string& path);

/// The shared library itself: the file, or the one inside a VST3 bundle.
std::string library_file(const std::string& path);

/// Loads it, in whatever format its name says. Throws std::runtime_error with the reason.
std::unique_ptr<PluginLibrary> open_library(const std::string& path);

/// The plugin of this id, or the first where the id is empty. Throws std::runtime_error when there is none.
const PluginDescription& choose(const std::vector<PluginDescription>& plugins, const std::string& id);

} // namespace vocalmidi::host
