// Checks beside the playing: saved state, and instances that come and go.
#pragma once

#include "hosted_plugin.h"
#include "report_writer.h"

namespace vocalmidi::host {

/// Saves, destroys, restores into a new instance in small pieces, saves again and compares; then an empty stream
/// and random bytes must be refused. Ends `plugin`. Main thread, inactive.
void check_state(PluginLibrary& library, const std::string& id, std::unique_ptr<HostedPlugin> plugin,
                 ReportWriter& report);

/// Makes an instance, lets it process a moment of silence, and destroys it. Main thread.
/// Throws std::runtime_error when one cannot be made.
void come_and_go(PluginLibrary& library, const std::string& id, double sample_rate);

} // namespace vocalmidi::host
