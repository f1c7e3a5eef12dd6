// A .vst3 bundle: loading it, listing its plugins, making instances.
#pragma once

#include "hosted_plugin.h"

namespace vocalmidi::host {

/// NAME.vst3/Contents/MACHINE-linux/NAME.so; a path that is no folder is the library itself.
std::string vst3_library_file(const std::string& bundle);

/// Loads the bundle's library (or a bare .so) and enters its module, or returns nothing with the reason in `error`.
std::unique_ptr<PluginLibrary> open_vst3_library(const std::string& path, std::string& error);

/// Writes the bundle's moduleinfo.json (see vst3_module_info.h) to a file. Throws std::runtime_error with the reason.
void write_vst3_module_info(const std::string& bundle, const std::string& file);

} // namespace vocalmidi::host
