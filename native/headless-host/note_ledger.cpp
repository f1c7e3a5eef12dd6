#include "note_ledger.h"

#include <algorithm>

namespace vocalmidi::host {

void NoteLedger::read(const CapturedEvent& e) {
    const bool midi = e.kind == EventKind::Midi;
    const int status = midi ? e.data[0] & 0xF0 : 0;
    const int channel = midi ? e.data[0] & 0x0F : e.channel;
    const int key = midi ? e.data[1] : e.key;
    if (channel < first_ || channel > last_)
        return;
    if (e.kind == EventKind::NoteOn || (status == 0x90 && e.data[2] > 0)) {
        ++sounding_[{channel, key}];
        ++begun_;
    } else if (e.kind == EventKind::NoteOff || e.kind == EventKind::NoteChoke || status == 0x80 || status == 0x90) {
        --sounding_[{channel, key}];
    }
}

size_t NoteLedger::sounding() const {
    size_t sum = 0;
    for (const auto& [note, count] : sounding_)
        sum += static_cast<size_t>(std::max(count, 0));
    return sum;
}

} // namespace vocalmidi::host
