// The moduleinfo.json of a VST3 bundle (VST3 3.7.5 and later): what its factory would say, for hosts that would rather
// not load it. See "Moduleinfo" in Steinberg's VST3 developer portal.
#pragma once

#include <pluginterfaces/base/ipluginbase.h>
#include <string>

namespace vocalmidi::host {

/// The document. `name` is the bundle's, without its ending. Throws std::runtime_error if the factory does not know
/// IPluginFactory2.
std::string vst3_module_info(Steinberg::IPluginFactory& factory, const std::string& name);

} // namespace vocalmidi::host
