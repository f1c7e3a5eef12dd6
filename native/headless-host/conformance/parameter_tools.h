// What several checks of parameters need.
#pragma once

#include "check.h"

namespace vocalmidi::host::conformance {

/// The first that takes any value; throws NotApplicable if there is none.
uint32_t a_continuous_parameter(HostedPlugin& plugin);

/// The indices of those that a host may set.
std::vector<uint32_t> settable_parameters(HostedPlugin& plugin);

/// That part of the range above the minimum, 0..1, at sample 0.
ParameterChange change_to(HostedPlugin& plugin, uint32_t index, double part);

/// The saved state: it tells what the processor knows, also where the format lets nobody ask. Throws NotApplicable if
/// the plugin keeps none.
std::vector<uint8_t> state_of(HostedPlugin& plugin);

/// The state of a fresh instance that was given this value before anything else.
std::vector<uint8_t> state_with(Subject& subject, const ParameterChange& change);

} // namespace vocalmidi::host::conformance
