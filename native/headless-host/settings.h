// Parameters by the names people use.
#pragma once

#include "hosted_plugin.h"
#include "request.h"

namespace vocalmidi::host {

/// Finds each parameter by name (case, blanks and dashes do not count) or id, and its value by the plugin's own
/// reading of the text, else as a number. Sorted by sample. Throws std::invalid_argument with a message for people.
std::vector<ParameterChange> resolve_parameters(HostedPlugin& plugin, const std::vector<ParameterText>& texts);

} // namespace vocalmidi::host
