// What to do, as the command line's `key=value` words say.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace vocalmidi::host {

/// A parameter by name or id and a value as the plugin's own text or a number.
struct ParameterText {
    std::string name, value;
    int64_t sample; // of a pass; 0 for settings made before it starts
};

struct Request {
    bool scan = false; // list the file's plugins and end
    std::string plugin_path;
    std::string plugin_id;   // empty: the file's first plugin
    std::string also_path;   // a further plugin file, whose first plugin plays beside; empty: none
    std::string load_state;  // file with the state every instance of the plugin begins with; empty: none
    std::string save_state;  // file that takes the first instance's state after the last pass; empty: not wanted
    std::string input_path;  // raw float32, channel after channel
    std::string output_path; // same layout, the first instance's main output of the first pass; empty: not wanted
    uint32_t input_channels = 1;
    int64_t play_frames = 0;    // the input is repeated or cut to this length; 0: its own length
    double sample_rate = 48000; // hertz
    uint32_t block = 64;        // frames; 0: random, 1 to 4096
    uint32_t seed = 1;
    double tempo = 120; // beats per minute
    bool real_time = false;
    bool trap = false;
    bool baseline = false;        // time an empty pass-through callback beside the plugin's
    bool state_check = false;     // save, restore into a new instance, save again; refuse empty and random state
    bool zero_blocks = false;     // a zero-length call now and then
    bool no_buses = false;        // no audio ports handed over at all
    uint32_t sample_interval = 0; // milliseconds between two looks at the profile while it plays; 0: none
    bool note_times = false;      // report the way of each note as the plugin measured it
    bool spans = false;           // report what the worker did (with VOCALMIDI_TRACE set) and when the callbacks were
    uint32_t instances = 1;       // of each plugin
    uint32_t passes = 1;
    uint32_t fuzz = 0;       // random calls instead of a session: how many; their seed is `seed`
    std::string module_info; // file that takes the moduleinfo.json of a VST3 instead of a session; empty: none
    std::string conformance; // a check of this name instead of a session, or `all`, or their `list`; empty: none
    uint32_t churn = 0;      // instances made and destroyed while the others play
    std::vector<ParameterText> settings;
    std::vector<ParameterText> automation;
};

inline constexpr uint32_t largest_block = 4096;

/// Throws std::invalid_argument with a message for people.
Request parse_request(int count, char** words);

} // namespace vocalmidi::host
