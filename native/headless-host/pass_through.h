// The baseline every callback time is shown beside: a plugin that only copies its input to its output.
#pragma once

#include "hosted_plugin.h"

namespace vocalmidi::host {

/// An instance driven by exactly the code that drives the plugin under test; main thread.
std::unique_ptr<HostedPlugin> make_pass_through();

} // namespace vocalmidi::host
