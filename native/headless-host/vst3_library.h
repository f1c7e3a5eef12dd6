// A .vst3 bundle: loading it, listing its plugins, making instances.
#pragma once

#include "hosted_plugin.h"

namespace vocalmidi::host {

/// NAME.vst3/Contents/MACHINE-linux/NAME.so; a path that is no folder is the library itself.
std::string vst3_library_file(const std::string& bundle);

/// Loads the bundle's library (or a bare .so) and enters its module, or returns nothing with the reason in `error`.
std::unique_ptr<PluginLibrary> open_vst3_library(const std::string& path, std::string& error);

} // namespace vocalmidi::host
