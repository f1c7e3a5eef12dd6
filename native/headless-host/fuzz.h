// Random sequences of the calls a host may make, on the threads that may make them.
#pragma once

#include "hosted_plugin.h"
#include "report_writer.h"

#include <string>

namespace vocalmidi::host {

/// Makes about so many calls, the same ones for the same seed. Throws std::runtime_error, with the seed and the step,
/// when a note never ends, the output is not finite, or a call fails that may not fail. Main thread.
void fuzz(PluginLibrary& library, const std::string& id, uint32_t steps, uint32_t seed, ReportWriter& report);

} // namespace vocalmidi::host
