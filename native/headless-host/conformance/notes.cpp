// Notes that come in: what keyboards, hosts and their bugs send.
#include "playing.h"

#include <algorithm>

namespace vocalmidi::host::conformance {
namespace {

/// Every 480 samples one of these; never on the channel the plugin plays on.
std::vector<NoteInput> spread(std::vector<NoteInput> notes) {
    for (size_t i = 0; i < notes.size(); ++i)
        notes[i].sample = static_cast<int64_t>(i) * 480;
    return notes;
}

/// Plays the notes over a voice. What of them leaves again must leave at its sample; what the plugin plays must end.
std::string play_notes(Subject& subject, const std::vector<NoteInput>& notes) {
    const auto plugin = subject.instance();
    Dress dress;
    dress.block = 0;
    dress.notes = notes;
    Player player(*plugin);
    Heard heard = player.play(voice(usual_rate), dress);
    const Heard rest = player.play(silence(usual_rate, 0.6));
    heard.events.insert(heard.events.end(), rest.events.begin(), rest.events.end());
    expect(heard.stuck() == 0, "a note of the plugin's own never ends when notes come in");
    size_t passed = 0;
    for (const CapturedEvent& event : heard.events) {
        const bool note =
            event.kind == EventKind::NoteOn || event.kind == EventKind::NoteOff || event.kind == EventKind::NoteChoke;
        if (!note || event.channel == own_channel)
            continue;
        ++passed;
        expect(std::any_of(notes.begin(), notes.end(),
                           [&](const NoteInput& in) {
                               return in.sample == event.sample && in.key == event.key && in.channel == event.channel;
                           }),
               "a note that came in leaves at another sample, key or channel");
    }
    const auto sent = std::count_if(notes.begin(), notes.end(),
                                    [](const NoteInput& note) { return note.kind != NoteInputKind::Expression; });
    expect(passed == 0 || passed == static_cast<size_t>(sent), "only some of the notes that came in leave again");
    return std::to_string(passed) + " of " + std::to_string(sent) + " notes passed on";
}

std::string inconsistent_notes(Subject& subject) {
    using enum NoteInputKind;
    return play_notes(subject, spread({
                                   {0, Off, 5, 0, 3, 60, 0.5},          // that never began
                                   {0, On, 6, 0, 3, 60, 1.0},           // twice
                                   {0, On, 6, 0, 3, 60, 1.0},           //
                                   {0, Off, 7, 0, 4, 60, 0.0},          // of another id and channel
                                   {0, Choke, 6, 0, 3, 60, 0.0},        //
                                   {0, Choke, 6, 0, 3, 60, 0.0},        // twice
                                   {0, Expression, 99, 0, 3, 61, 0.5},  // of no note
                                   {0, On, 8, 7, 5, 60, 0.0},           // of a port there is not, without velocity
                                   {0, On, 2147483647, 0, 15, 127, 17}, // far too loud
                                   {0, Off, 9, 0, 16, 200, 0.5},        // beyond MIDI
                                   {0, On, 10, 0, 3, -7, -1.0},         //
                                   {0, Off, 6, 0, 3, 60, 0.5},
                                   {0, Off, 8, 7, 5, 60, 0.5},
                                   {0, Off, 2147483647, 0, 15, 127, 0.5},
                                   {0, Off, 10, 0, 3, -7, 0.5},
                               }));
}

std::string wildcards(Subject& subject) {
    using enum NoteInputKind;
    return play_notes(subject, spread({
                                   {0, On, -1, 0, 2, 60, 0.8},
                                   {0, On, 3, -1, 2, 62, 0.8},
                                   {0, Expression, -1, -1, -1, -1, 0.3},
                                   {0, Off, 3, -1, -1, -1, 0.5},
                                   {0, Choke, -1, 0, 2, -1, 0.0},
                                   {0, On, -1, 0, 2, 60, 0.8},
                                   {0, Off, -1, -1, -1, -1, 0.5},
                                   {0, On, -1, -1, -1, -1, 0.5}, // seen from hosts, though it says nothing
                                   {0, Off, -1, -1, -1, -1, 0.5},
                               }));
}

constexpr Check checks[] = {
    {"Notes in", "inconsistent", "Inconsistent notes break nothing and pass at their sample or not at all",
     inconsistent_notes},
    {"Notes in", "wildcard ids", "Notes of any id, port, channel or key pass at their sample or not at all", wildcards},
};

} // namespace

std::span<const Check> note_checks() {
    return checks;
}

} // namespace vocalmidi::host::conformance
