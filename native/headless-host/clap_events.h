// The event lists of a CLAP process call: what goes in, what came out.
#pragma once

#include "event_capture.h"
#include "hosted_plugin.h"

#include <vector>
#include <vocalmidi_clap.h>

namespace vocalmidi::host {

class ClapHost;

/// Parameter changes and notes as a CLAP input list. Sized once; more in a block than fit are never handed over.
class ClapInputEvents {
public:
    ClapInputEvents();
    /// Both sorted by sample; `start` is the block's first.
    void set(std::span<const ParameterChange> changes, const std::vector<PluginParameter>& parameters,
             std::span<const NoteInput> notes, int64_t start);
    const clap_input_events_t* abi() const { return &list_; }

private:
    union AnyEvent {
        clap_event_header_t header;
        clap_event_param_value_t parameter;
        clap_event_note_t note;
        clap_event_note_expression_t expression;
    };
    static void write(AnyEvent& to, const ParameterChange& change, const PluginParameter& parameter);
    static void write(AnyEvent& to, const NoteInput& note);

    std::vector<AnyEvent> events_;
    uint32_t count_ = 0;
    clap_input_events_t list_{};
};

/// Takes a plugin's output events of one call, in memory set aside beforehand, and checks the list's rules.
class ClapOutputEvents {
public:
    explicit ClapOutputEvents(ClapHost& host);
    void begin(int64_t start, uint32_t frames);
    void collect(EventCapture& events) const;
    const clap_output_events_t* abi() const { return &list_; }

private:
    bool take(const clap_event_header_t& header);

    ClapHost& host_;
    std::vector<CapturedEvent> events_;
    size_t count_ = 0;
    int64_t start_ = 0;
    uint32_t frames_ = 0;
    uint32_t last_time_ = 0;
    clap_output_events_t list_{};
};

} // namespace vocalmidi::host
