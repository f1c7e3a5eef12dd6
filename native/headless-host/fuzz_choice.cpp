#include "fuzz_choice.h"

#include "note_ledger.h"

#include <algorithm>
#include <iterator>

namespace vocalmidi::host {
namespace {

constexpr uint32_t burst_calls = 24; // process calls at most before something else happens
constexpr uint32_t most_changes = 200;
constexpr uint32_t most_notes = 40;
constexpr double rates[] = {8000, 22050, 44100, 48000, 96000, 192000};

template <typename Event> void sort(std::vector<Event>& events) {
    std::stable_sort(events.begin(), events.end(), [](const auto& a, const auto& b) { return a.sample < b.sample; });
}

} // namespace

double FuzzChoice::sample_rate() {
    return rates[pick(std::size(rates))];
}

uint32_t FuzzChoice::largest_block() {
    return chance(4) ? 1 + pick(8) : 1 + pick(largest_frames);
}

std::vector<uint8_t> FuzzChoice::garbage() {
    std::vector<uint8_t> bytes(pick(300));
    for (uint8_t& byte : bytes)
        byte = static_cast<uint8_t>(random_());
    return bytes;
}

std::vector<ParameterChange> FuzzChoice::changes(const HostedPlugin& plugin, int64_t start, uint32_t frames) {
    const auto& parameters = plugin.parameters();
    std::vector<uint32_t> settable;
    for (uint32_t i = 0; i < parameters.size(); ++i)
        if (!parameters[i].read_only)
            settable.push_back(i);
    std::vector<ParameterChange> all(settable.empty() ? 0 : pick(chance(8) ? most_changes : 4));
    for (ParameterChange& change : all) {
        const uint32_t index = settable[pick(static_cast<uint32_t>(settable.size()))];
        const double range = parameters[index].maximum - parameters[index].minimum;
        const double value = parameters[index].minimum + range * (pick(1001) / 1000.0);
        change = {start + pick(std::max(frames, 1u)), index, value};
    }
    sort(all);
    return all;
}

// Most make no sense together: ends without beginnings, wildcards, keys there are not. Never on the plugin's own
// channel.
std::vector<NoteInput> FuzzChoice::notes(int64_t start, uint32_t frames) {
    constexpr NoteInputKind kinds[] = {NoteInputKind::On,  NoteInputKind::On,    NoteInputKind::Off,
                                       NoteInputKind::Off, NoteInputKind::Choke, NoteInputKind::Expression};
    std::vector<NoteInput> all(chance(3) ? pick(chance(8) ? most_notes : 5) : 0);
    for (NoteInput& note : all) {
        const bool any_id = chance(4), any_channel = chance(6), any_key = chance(6);
        note.sample = start + pick(std::max(frames, 1u));
        note.kind = kinds[pick(std::size(kinds))];
        note.note_id = any_id ? -1 : static_cast<int32_t>(pick(8));
        note.port = static_cast<int16_t>(static_cast<int>(pick(3)) - 1);
        note.channel = any_channel ? int16_t{-1} : static_cast<int16_t>(own_channel + 1 + static_cast<int>(pick(15)));
        note.key = any_key ? int16_t{-1} : static_cast<int16_t>(pick(140));
        note.value = pick(101) / 100.0;
    }
    sort(all);
    return all;
}

FuzzBurst FuzzChoice::burst(const HostedPlugin& plugin, int64_t position, uint32_t largest, bool silent) {
    FuzzBurst burst{{},         silent ? 0.0f : 80.0f + static_cast<float>(pick(900)),
                    !chance(5), !chance(12),
                    !chance(9), chance(3),
                    chance(3),  static_cast<uint32_t>(random_())};
    for (uint32_t i = 1 + pick(burst_calls); i > 0; --i) {
        FuzzCall call{chance(10) ? 0 : 1 + pick(largest), {}, {}, chance(60)};
        if (!silent) {
            call.changes = changes(plugin, position, call.frames);
            call.notes = notes(position, call.frames);
        }
        position += call.frames;
        burst.calls.push_back(std::move(call));
    }
    return burst;
}

FuzzBurst FuzzChoice::silence(uint32_t frames) {
    return {{{frames, {}, {}, false}}, 0.0f, true, true, true, false, false, 1};
}

} // namespace vocalmidi::host
