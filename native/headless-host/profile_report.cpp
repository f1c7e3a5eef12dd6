#include "profile_report.h"

#include "callback_timer.h"

#include <array>

namespace vocalmidi::host {

namespace {

constexpr size_t at_once = 1024; // elements asked for in one call

std::string words(std::initializer_list<int64_t> numbers) {
    std::string text;
    for (const int64_t number : numbers)
        text += '\t' + std::to_string(number);
    return text;
}

} // namespace

void ProfileReport::begin(size_t plugins) {
    seen_.assign(plugins, {});
    start_ = monotonic_nanoseconds();
    sample_due_ = start_ + int64_t{request_.sample_interval} * 1'000'000;
}

void ProfileReport::restarted(size_t plugin) {
    seen_[plugin] = {};
}

void ProfileReport::look(const Plugins& plugins) {
    report_new(plugins);
    const int64_t now = monotonic_nanoseconds();
    if (request_.sample_interval == 0 || now < sample_due_)
        return;
    sample_due_ += int64_t{request_.sample_interval} * 1'000'000;
    const std::string moment = std::to_string((now - start_) / 1'000'000);
    for (size_t i = 0; i < plugins.size(); ++i)
        if (PluginInside* inside = plugins[i]->inside())
            report_.record("sample", {std::to_string(i), moment, profile_of(*inside)});
}

void ProfileReport::finish(const Plugins& plugins, const CallbackLog& callbacks) {
    report_new(plugins);
    for (const CallbackLog::Call& call : callbacks.calls())
        report_.line("callback" + words({call.plugin, call.start, call.length}));
    for (size_t i = 0; i < plugins.size(); ++i)
        if (PluginInside* inside = plugins[i]->inside())
            report_.record("profile", {std::to_string(i), profile_of(*inside)});
}

void ProfileReport::report_new(const Plugins& plugins) {
    for (size_t i = 0; i < plugins.size(); ++i) {
        PluginInside* inside = plugins[i]->inside();
        if (inside != nullptr && request_.note_times)
            report_notes(i, *inside);
        if (inside != nullptr && request_.spans)
            report_spans(i, *inside);
    }
}

void ProfileReport::report_notes(size_t plugin, PluginInside& inside) {
    std::array<vocalmidi_note_time_t, at_once> notes;
    uint64_t& from = seen_[plugin].notes;
    while (const uint32_t count = inside.note_times(from, notes)) {
        for (uint32_t i = 0; i < count; ++i) {
            const vocalmidi_note_time_t& n = notes[i];
            report_.line("note-time" +
                         words({static_cast<int64_t>(plugin), n.voice_sample, n.decision_sample, n.leave_sample,
                                n.compute_ns, n.key}) +
                         '\t' + exact(static_cast<double>(n.pitch)) + words({n.latency}));
        }
        from += count;
    }
}

void ProfileReport::report_spans(size_t plugin, PluginInside& inside) {
    std::array<vocalmidi_span_t, at_once> spans;
    uint64_t& from = seen_[plugin].spans;
    while (const uint32_t count = inside.spans(from, spans)) {
        for (uint32_t i = 0; i < count; ++i)
            report_.line("span" + words({static_cast<int64_t>(plugin), static_cast<int64_t>(spans[i].start_ns),
                                         spans[i].length_ns, spans[i].kind}));
        from += count;
    }
}

} // namespace vocalmidi::host
