// vocalmidi-plugin-host: loads one plugin, plays it as its words ask, and writes records (see report_writer.h) to
// standard output. The `vocalmidi host` command runs it and reads them. Exit status: 0 done; 2 it could not be done,
// the reason is in an `error` record. A plugin that crashes takes this program with it: that is what it is for.
#include "clap_library.h"
#include "fuzz.h"
#include "session.h"
#include "vst3_library.h"

#include <stdexcept>

namespace vocalmidi::host {
namespace {

std::unique_ptr<PluginLibrary> open_library(const std::string& path) {
    std::string error;
    const bool vst3 = path.ends_with(".vst3") || path.ends_with(".vst3/") || path.ends_with(".so");
    auto library = vst3 ? open_vst3_library(path, error) : open_clap_library(path, error);
    if (library == nullptr)
        throw std::runtime_error("cannot load " + path + ": " + error);
    return library;
}

void report_plugin(const PluginDescription& plugin, ReportWriter& report) {
    std::string features;
    for (const std::string& feature : plugin.features)
        features += (features.empty() ? "" : " ") + feature;
    report.record("plugin", {plugin.id, plugin.name, plugin.vendor, plugin.version, features});
}

const PluginDescription& choose(const std::vector<PluginDescription>& plugins, const std::string& id) {
    for (const PluginDescription& plugin : plugins)
        if (id.empty() || plugin.id == id)
            return plugin;
    throw std::runtime_error(id.empty() ? "the file holds no plugin" : "the file holds no plugin with the id " + id);
}

void run(const Request& request, ReportWriter& report) {
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
