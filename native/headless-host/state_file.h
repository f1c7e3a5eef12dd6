// A plugin's state as a file, as it is: what a host keeps in its project.
#pragma once

#include "hosted_plugin.h"

#include <string>

namespace vocalmidi::host {

/// Both throw std::runtime_error with the reason.
void load_state_file(HostedPlugin& plugin, const std::string& path);
void save_state_file(HostedPlugin& plugin, const std::string& path);

} // namespace vocalmidi::host
