// The notes that sound, as the events tell.
#pragma once

#include "event_capture.h"

#include <map>
#include <utility>

namespace vocalmidi::host {

class NoteLedger {
public:
    /// Notes of the channels from `first` to `last` alone; -1 is the channel of those that name none.
    explicit NoteLedger(int first_channel, int last_channel) : first_(first_channel), last_(last_channel) {}

    void read(const CapturedEvent& event);
    size_t sounding() const;
    uint64_t begun() const { return begun_; }
    void forget() { sounding_.clear(); }

private:
    const int first_, last_;
    std::map<std::pair<int, int>, int> sounding_; // by channel and key: a plugin sounds a key once
    uint64_t begun_ = 0;
};

/// The channel that VocalMidi and the test plugins send on. Notes that a test puts in use the others, so that what
/// passes through can be told from what the plugin plays.
inline constexpr int own_channel = 0;

} // namespace vocalmidi::host
