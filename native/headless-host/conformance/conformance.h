// Our own conformance suite: what public validators check that new plugins break on, for both formats.
#pragma once

#include "report_writer.h"

#include <string>

namespace vocalmidi::host {

/// Writes a `check` record (group, line of the specification, name) for each check there is.
void list_conformance_checks(ReportWriter& report);

/// Runs the check of that name, or all of them one after the other, and writes a `checked` record for each: name, `ok`,
/// `failed` or `not-applicable`, and why. Throws std::runtime_error when there is no such check. Main thread.
void check_conformance(const std::string& path, const std::string& plugin_id, const std::string& name,
                       ReportWriter& report);

} // namespace vocalmidi::host
