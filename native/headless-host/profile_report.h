// What the plugins measure of themselves, as the report carries it: while they play, and at the end of each pass.
#pragma once

#include "callback_log.h"
#include "hosted_plugin.h"
#include "report_writer.h"
#include "request.h"

#include <memory>
#include <vector>

namespace vocalmidi::host {

/// Main thread.
class ProfileReport {
public:
    ProfileReport(const Request& request, ReportWriter& report) : request_(request), report_(report) {}

    using Plugins = std::vector<std::unique_ptr<HostedPlugin>>;

    /// A pass begins.
    void begin(size_t plugins);
    /// That plugin was activated anew: what it measures is numbered from 0 again.
    void restarted(size_t plugin);
    /// While they play, every few milliseconds.
    void look(const Plugins& plugins);
    /// The pass is over, the plugins are still active.
    void finish(const Plugins& plugins, const CallbackLog& callbacks);

private:
    struct Seen {
        uint64_t notes = 0, spans = 0; // reported so far
    };

    void report_new(const Plugins& plugins);
    void report_notes(size_t plugin, PluginInside& inside);
    void report_spans(size_t plugin, PluginInside& inside);

    const Request& request_;
    ReportWriter& report_;
    std::vector<Seen> seen_;
    int64_t start_ = 0, sample_due_ = 0; // nanoseconds
};

} // namespace vocalmidi::host
