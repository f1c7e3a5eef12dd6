// What VocalMidi tells of its inside, whatever the plugin format.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>
#include <vocalmidi_diagnostics.h>

namespace vocalmidi::host {

/// Main thread. `from`: the number of the first element wanted; becomes that of the first that came.
class PluginInside {
public:
    virtual ~PluginInside() = default;
    virtual bool read(vocalmidi_diagnostics_t& out) = 0;
    virtual uint32_t note_times(uint64_t& from, std::span<vocalmidi_note_time_t> out) = 0;
    virtual uint32_t spans(uint64_t& from, std::span<vocalmidi_span_t> out) = 0;
    /// The bytes needed, terminator included; nothing is written if `out` is shorter. 0: there is none.
    virtual uint32_t profile(std::span<char> out) = 0;
};

/// `name value` lines of the report.
std::vector<std::string> diagnostics_lines(PluginInside& inside);

/// The JSON of the profile; empty: there is none.
std::string profile_of(PluginInside& inside);

} // namespace vocalmidi::host
