#include "conformance.h"

#include "check.h"

namespace vocalmidi::host {
namespace {

using namespace conformance;

std::vector<Check> all_checks() {
    std::vector<Check> all;
    for (const auto checks :
         {loading_checks(), audio_buffer_checks(), audio_time_checks(), note_checks(), parameter_checks(),
          automation_checks(), state_checks(), bus_checks(), lifecycle_checks(), misuse_checks()})
        all.insert(all.end(), checks.begin(), checks.end());
    return all;
}

void run(const Check& check, const std::string& path, const std::string& plugin_id, ReportWriter& report) {
    report.record("phase", {check.name});
    const auto tell = [&](const char* verdict, const std::string& why) {
        report.record("checked", {check.name, verdict, why});
    };
    try {
        Subject subject(path, plugin_id);
        tell("ok", check.run(subject));
    } catch (const NotApplicable& reason) {
        tell("not-applicable", reason.what());
    } catch (const std::exception& violation) {
        tell("failed", violation.what());
    }
}

} // namespace

void list_conformance_checks(ReportWriter& report) {
    for (const Check& check : all_checks())
        report.record("check", {check.group, check.line, check.name});
}

void check_conformance(const std::string& path, const std::string& plugin_id, const std::string& name,
                       ReportWriter& report) {
    bool found = false;
    for (const Check& check : all_checks())
        if (name == check.name || name == "all") {
            run(check, path, plugin_id, report);
            found = true;
        }
    if (!found)
        throw std::runtime_error("there is no check named " + name);
}

} // namespace vocalmidi::host
