// The program's results: one record a line, fields separated by tabs, so that what was known before a crash arrives.
#pragma once

#include "callback_timer.h"
#include "event_capture.h"

#include <cstdio>
#include <initializer_list>
#include <string>

namespace vocalmidi::host {

/// Shortest text that reads back to the same number.
std::string exact(double value);

/// Main thread only.
class ReportWriter {
public:
    /// Takes standard output for itself and sends whatever a plugin prints there to standard error.
    ReportWriter();
    ~ReportWriter();
    ReportWriter(const ReportWriter&) = delete;
    ReportWriter& operator=(const ReportWriter&) = delete;

    /// Writes and flushes a record; tabs, newlines and backslashes inside fields are escaped.
    void record(const char* kind, std::initializer_list<std::string> fields);
    /// A record whose fields are already joined by tabs.
    void line(const std::string& text);
    void timing(const char* name, const TimingSummary& summary);
    void events(uint32_t instance, uint32_t pass, const EventCapture& events);

private:
    std::FILE* out_;
};

} // namespace vocalmidi::host
