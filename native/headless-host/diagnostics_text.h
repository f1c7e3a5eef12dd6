// A plugin's figures about itself as the report carries them.
#pragma once

#include <string>
#include <vector>
#include <vocalmidi_diagnostics.h>

namespace vocalmidi::host {

/// `name value` lines.
std::vector<std::string> diagnostics_lines(const vocalmidi_diagnostics_t& diagnostics);

} // namespace vocalmidi::host
