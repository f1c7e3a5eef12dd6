#include "report_writer.h"

#include <array>
#include <charconv>
#include <stdexcept>
#include <unistd.h>

namespace vocalmidi::host {
namespace {

constexpr std::array<const char*, 12> kind_names = {"note-on",    "note-off",  "note-choke",    "note-end",
                                                    "expression", "parameter", "gesture-begin", "gesture-end",
                                                    "midi",       "sysex",     "midi2",         "other"};

std::string escaped(const std::string& text) {
    std::string safe;
    for (const char c : text) {
        if (c == '\t')
            safe += "\\t";
        else if (c == '\n')
            safe += "\\n";
        else if (c == '\r')
            safe += "\\r";
        else if (c == '\\')
            safe += "\\\\";
        else
            safe += c;
    }
    return safe;
}

std::string hex(const CapturedEvent& event) {
    std::string text;
    for (size_t i = 0; i < event.size; ++i) {
        text += "0123456789ABCDEF"[event.data[i] >> 4];
        text += "0123456789ABCDEF"[event.data[i] & 15];
    }
    return text;
}

} // namespace

std::string exact(double value) {
    std::array<char, 32> text;
    const auto result = std::to_chars(text.data(), text.data() + text.size(), value);
    return {text.data(), result.ptr};
}

ReportWriter::ReportWriter() : out_(fdopen(dup(STDOUT_FILENO), "w")) {
    if (out_ == nullptr)
        throw std::runtime_error("standard output is closed");
    dup2(STDERR_FILENO, STDOUT_FILENO);
}

ReportWriter::~ReportWriter() {
    std::fclose(out_);
}

void ReportWriter::record(const char* kind, std::initializer_list<std::string> fields) {
    std::string text = kind;
    for (const std::string& field : fields)
        text += '\t' + escaped(field);
    line(text);
}

void ReportWriter::line(const std::string& text) {
    std::fputs(text.c_str(), out_);
    std::fputc('\n', out_);
    std::fflush(out_);
}

void ReportWriter::timing(const char* name, const TimingSummary& summary) {
    const auto& us = summary.microseconds;
    const auto& load = summary.load_percent;
    record("timing",
           {name, std::to_string(summary.count), std::to_string(summary.untimed), exact(us.p50), exact(us.p99),
            exact(us.p999), exact(us.max), exact(load.p50), exact(load.p99), exact(load.p999), exact(load.max)});
}

void ReportWriter::events(uint32_t instance, uint32_t pass, const EventCapture& events) {
    const std::string prefix = "event\t" + std::to_string(instance) + '\t' + std::to_string(pass) + '\t';
    for (size_t i = 0; i < events.count(); ++i) {
        const CapturedEvent& e = events[i];
        const std::string text = prefix + std::to_string(e.sample) + '\t' + kind_names[static_cast<size_t>(e.kind)] +
                                 '\t' + std::to_string(e.port) + '\t' + std::to_string(e.channel) + '\t' +
                                 std::to_string(e.key) + '\t' + std::to_string(e.note_id) + '\t' +
                                 std::to_string(e.id) + '\t' + exact(e.value) + '\t' + hex(e) + '\n';
        std::fputs(text.c_str(), out_);
    }
    std::fflush(out_);
}

} // namespace vocalmidi::host
