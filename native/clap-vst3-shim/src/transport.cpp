#include "transport.h"

#include <cmath>

namespace vocalmidi {

namespace {

// How far a song position may differ from the one expected and still be the same performance: hosts round it.
constexpr double kJumpSeconds = 0.005;
constexpr double kJumpBeats = 0.05;

// A smaller difference of beats is the host's rounding, and no correction.
constexpr double kDriftBeats = 1e-4;

bool sameShape(const Transport& a, const Transport& b) noexcept {
    return a.tempo == b.tempo && a.hasBeats == b.hasBeats && a.beatsPerBar == b.beatsPerBar &&
           a.beatUnit == b.beatUnit && a.loops == b.loops &&
           (!a.loops || (a.loopStart == b.loopStart && a.loopEnd == b.loopEnd));
}

} // namespace

void TransportWatch::forget(double sampleRate) noexcept {
    sampleRate_ = sampleRate;
    knows_ = false;
}

double TransportWatch::secondsBetween(int64_t from, int64_t to) const noexcept {
    return static_cast<double>(to - from) / sampleRate_;
}

TransportWatch::News TransportWatch::take(const Transport& now, int64_t at) noexcept {
    const News news = compare(now, at);
    // Taken anew every block, rounded as it is, the song would creep.
    if (news != News::none) {
        told_ = now;
        toldAt_ = at;
    }
    seen_ = now;
    seenAt_ = at;
    knows_ = true;
    return news;
}

TransportWatch::News TransportWatch::compare(const Transport& now, int64_t at) const noexcept {
    if (!knows_)
        return News::first;
    if (now.playing != seen_.playing || jumped(now, at))
        return News::elsewhere;
    const double expected = this->at(at).beats;
    const bool drifted = now.hasBeats && std::abs(now.beats - expected) > kDriftBeats;
    return sameShape(now, told_) && !drifted ? News::none : News::otherwise;
}

bool TransportWatch::jumped(const Transport& now, int64_t at) const noexcept {
    if (!now.playing || !seen_.playing)
        return false;
    const double elapsed = secondsBetween(seenAt_, at);
    // A position that stands still while playing says nothing: some hosts never fill it in.
    if (now.hasSeconds && seen_.hasSeconds)
        return now.seconds != seen_.seconds && std::abs(now.seconds - seen_.seconds - elapsed) > kJumpSeconds;
    if (now.hasBeats && seen_.hasBeats)
        return now.beats != seen_.beats && std::abs(now.beats - seen_.beats - elapsed * seen_.tempo / 60) > kJumpBeats;
    return false;
}

vm_transport TransportWatch::at(int64_t sample) const noexcept {
    const double elapsed = told_.playing ? secondsBetween(toldAt_, sample) : 0;
    vm_transport now{};
    now.seconds = told_.seconds + elapsed;
    now.tempo = told_.tempo;
    now.beats = told_.beats + elapsed * told_.tempo / 60;
    now.bar_beats = told_.barBeats;
    now.bar = told_.bar;
    now.beats_per_bar = told_.beatsPerBar;
    now.beat_unit = told_.beatUnit;
    now.loop_start = told_.loopStart;
    now.loop_end = told_.loopEnd;
    now.flags = (told_.playing ? uint32_t{VM_TRANSPORT_PLAYING} : 0) |
                (told_.loops ? uint32_t{VM_TRANSPORT_LOOPS} : 0) |
                (told_.hasBeats ? uint32_t{VM_TRANSPORT_HAS_BEATS} : 0);
    return now;
}

} // namespace vocalmidi
