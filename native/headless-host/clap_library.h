// A .clap file: loading it, listing its plugins, making instances.
#pragma once

#include "hosted_plugin.h"

namespace vocalmidi::host {

/// Loads the file and initialises its entry, or returns nothing with the reason in `error`.
std::unique_ptr<PluginLibrary> open_clap_library(const std::string& path, std::string& error);

} // namespace vocalmidi::host
