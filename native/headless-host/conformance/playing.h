// How checks play: a voice that makes VocalMidi sing, handed over in whatever blocks a check wants.
#pragma once

#include "check.h"
#include "note_ledger.h"

#include <random>

namespace vocalmidi::host::conformance {

inline constexpr double usual_rate = 48000; // hertz
inline constexpr uint32_t largest_frames = 4096;

/// One channel of samples.
using Signal = std::vector<float>;

/// Two sung notes with silence around them, about a second and a half.
Signal voice(double rate);
/// The beginning of that voice, to the middle of its first note.
Signal half_a_note(double rate);
Signal silence(double rate, double seconds);

/// How a signal is cut and dressed.
struct Dress {
    uint32_t block = 64;   // frames; 0: random, from 0 to largest_frames
    uint32_t seed = 1;     // of random ones
    bool transport = true; // told to the plugin
    bool with_buses = true;
    bool in_place = false;
    bool input_flagged = false;
    bool stale_output_flags = false;
    std::span<const ParameterChange> changes = {}; // samples count from the first of the signal; sorted
    std::span<const NoteInput> notes = {};         // likewise
};

/// What came out.
struct Heard {
    std::vector<Signal> output;
    std::vector<CapturedEvent> events; // samples count from the activation

    size_t note_ons() const;
    /// Of the plugin's own notes, those that never ended.
    size_t stuck() const;
};

/// An activated, processing instance; ends both at its own end.
class Player {
public:
    explicit Player(HostedPlugin& plugin, double rate = usual_rate);
    ~Player();
    Player(const Player&) = delete;
    Player& operator=(const Player&) = delete;

    /// Plays the signal on an audio thread, after what was played before. Throws Violation when a call fails, an output
    /// is not finite or an event breaks the format's rules. `after_call` runs there after each call; null: nothing.
    Heard play(const Signal& signal, const Dress& dress = {},
               const std::function<void(uint32_t frames)>& after_call = {});
    int64_t position() const { return position_; }

private:
    void call(const Signal& signal, size_t at, uint32_t frames, const Dress& dress, EventCapture& events, Heard& heard);

    HostedPlugin& plugin_;
    const double rate_;
    int64_t position_ = 0;
};

/// A whole life in one line: activated, played, deactivated.
Heard play(HostedPlugin& plugin, const Signal& signal, const Dress& dress = {});

/// Throws Violation naming `what` and the first difference.
void expect_same(const Heard& reference, const Heard& other, const std::string& what);
void expect_same_events(const Heard& reference, const Heard& other, const std::string& what);

} // namespace vocalmidi::host::conformance
