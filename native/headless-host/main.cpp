// vocalmidi-plugin-host: loads one plugin, plays it as its words ask, and writes records (see report_writer.h) to
// standard output. The `vocalmidi host` command runs it and reads them. Exit status: 0 done; 2 it could not be done,
// the reason is in an `error` record. A plugin that crashes takes this program with it: that is what it is for.
#include "conformance/conformance.h"
#include "fuzz.h"
#include "library.h"
#include "session.h"
#include "vst3_library.h"

#include <stdexcept>

namespace vocalmidi::host {
namespace {

void report_plugin(const PluginDescription& plugin, ReportWriter& report) {
    std::string features;
    for (const std::string& feature : plugin.features)
        features += (features.empty() ? "" : " ") + feature;
    report.record("plugin", {plugin.id, plugin.name, plugin.vendor, plugin.version, features});
}

void run(const Request& request, ReportWriter& report) {
    if (request.conformance == "list")
        return list_conformance_checks(report);
    if (!request.conformance.empty())
        return check_conformance(request.plugin_path, request.plugin_id, request.conformance, report);
    if (!request.module_info.empty())
        return write_vst3_module_info(request.plugin_path, request.module_info);
    report.record("phase", {"loading"});
    const auto library = open_library(request.plugin_path);
    report.record("phase", {"scanning"});
    const auto plugins = library->scan();
    if (request.scan) {
        for (const PluginDescription& plugin : plugins)
            report_plugin(plugin, report);
        return;
    }
    const PluginDescription& chosen = choose(plugins, request.plugin_id);
    report_plugin(chosen, report);
    if (request.fuzz > 0) {
        fuzz(*library, chosen.id, request.fuzz, request.seed, report);
        return;
    }
    std::vector<PluginSource> sources{{*library, chosen.id}};
    std::unique_ptr<PluginLibrary> also;
    if (!request.also_path.empty()) {
        also = open_library(request.also_path);
        sources.push_back({*also, choose(also->scan(), {}).id});
    }
    Session(request, std::move(sources), report).run();
    report.record("phase", {"unloading"});
}

} // namespace
} // namespace vocalmidi::host

int main(int count, char** words) {
    using namespace vocalmidi::host;
    set_thread_role(ThreadRole::Main);
    ReportWriter report;
    try {
        run(parse_request(count, words), report);
        report.record("done", {});
        return 0;
    } catch (const std::exception& problem) {
        report.record("error", {problem.what()});
        return 2;
    }
}
