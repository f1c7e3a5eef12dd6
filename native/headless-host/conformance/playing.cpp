#include "playing.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <numbers>

namespace vocalmidi::host::conformance {
namespace {

constexpr size_t most_events = 1 << 16; // of one playing

void sing(Signal& to, double rate, double hertz, double seconds) {
    const auto frames = static_cast<size_t>(rate * seconds);
    const double fade = rate * 0.01;
    for (size_t i = 0; i < frames; ++i) {
        double sample = 0;
        for (int n = 1; n <= 5; ++n)
            sample += 0.3 / n * std::sin(2 * std::numbers::pi * hertz * n * static_cast<double>(i) / rate);
        const auto edge = static_cast<double>(std::min(i, frames - i));
        to.push_back(static_cast<float>(sample * std::min(1.0, edge / fade)));
    }
}

void rest(Signal& to, double rate, double seconds) {
    to.resize(to.size() + static_cast<size_t>(rate * seconds), 0.0f);
}

bool same(const CapturedEvent& a, const CapturedEvent& b) {
    return a.sample == b.sample && a.kind == b.kind && a.channel == b.channel && a.key == b.key && a.id == b.id &&
           a.value == b.value && a.data == b.data;
}

} // namespace

Signal voice(double rate) {
    Signal signal;
    rest(signal, rate, 0.1);
    sing(signal, rate, 220, 0.4);
    rest(signal, rate, 0.2);
    sing(signal, rate, 330, 0.35);
    rest(signal, rate, 0.5);
    return signal;
}

Signal half_a_note(double rate) {
    Signal signal = voice(rate);
    signal.resize(static_cast<size_t>(0.4 * rate));
    return signal;
}

Signal silence(double rate, double seconds) {
    return Signal(static_cast<size_t>(rate * seconds), 0.0f);
}

size_t Heard::note_ons() const {
    NoteLedger ledger(own_channel, own_channel);
    for (const CapturedEvent& event : events)
        ledger.read(event);
    return ledger.begun();
}

size_t Heard::stuck() const {
    NoteLedger ledger(own_channel, own_channel);
    for (const CapturedEvent& event : events)
        ledger.read(event);
    return ledger.sounding();
}

Player::Player(HostedPlugin& plugin, double rate) : plugin_(plugin), rate_(rate) {
    expect(plugin.activate(rate, largest_frames), "refuses to be activated at " + std::to_string(rate) + " Hz");
    bool started = false;
    on_audio_thread([&] { started = plugin.start_processing(); });
    expect(started, "refuses to start processing");
}

Player::~Player() {
    on_audio_thread([&] { plugin_.stop_processing(); });
    plugin_.deactivate();
}

Heard Player::play(const Signal& signal, const Dress& dress, const std::function<void(uint32_t frames)>& after_call) {
    Heard heard;
    EventCapture events(most_events);
    std::minstd_rand random(dress.seed);
    on_audio_thread([&] {
        for (size_t at = 0; at < signal.size();) {
            const uint32_t wanted = dress.block > 0 ? dress.block : static_cast<uint32_t>(random() % largest_frames);
            const auto frames = static_cast<uint32_t>(std::min<size_t>(wanted, signal.size() - at));
            call(signal, at, frames, dress, events, heard);
            if (after_call)
                after_call(frames);
            at += frames;
        }
    });
    for (size_t i = 0; i < events.count(); ++i)
        heard.events.push_back(events[i]);
    expect(events.dropped() == 0, "sends more events than anybody could want");
    expect_no_breach(plugin_);
    return heard;
}

void Player::call(const Signal& signal, size_t at, uint32_t frames, const Dress& dress, EventCapture& events,
                  Heard& heard) {
    const auto inside = [&](int64_t sample) {
        return sample >= static_cast<int64_t>(at) && sample < static_cast<int64_t>(at + frames);
    };
    std::vector<ParameterChange> changes;
    for (ParameterChange change : dress.changes)
        if (inside(change.sample)) {
            change.sample += position_ - static_cast<int64_t>(at);
            changes.push_back(change);
        }
    std::vector<NoteInput> notes;
    for (NoteInput note : dress.notes)
        if (inside(note.sample)) {
            note.sample += position_ - static_cast<int64_t>(at);
            notes.push_back(note);
        }
    const float* channels[] = {signal.data() + at, signal.data() + at};
    plugin_.prepare({position_, frames, rate_, channels, changes, 120, true, dress.with_buses, notes, dress.transport,
                     dress.in_place, dress.input_flagged, dress.stale_output_flags});
    expect(plugin_.call(), "a process call failed");
    plugin_.collect(events);
    position_ += frames;
    if (!dress.with_buses)
        return;
    const auto output = plugin_.output();
    heard.output.resize(output.size());
    for (size_t c = 0; c < output.size(); ++c) {
        expect(std::all_of(output[c], output[c] + frames, [](float s) { return std::isfinite(s); }),
               "the output is not finite");
        heard.output[c].insert(heard.output[c].end(), output[c], output[c] + frames);
    }
}

Heard play(HostedPlugin& plugin, const Signal& signal, const Dress& dress) {
    return Player(plugin).play(signal, dress);
}

void expect_same_events(const Heard& reference, const Heard& other, const std::string& what) {
    for (size_t i = 0; i < std::min(reference.events.size(), other.events.size()); ++i)
        expect(same(reference.events[i], other.events[i]), what + ": event " + std::to_string(i + 1) +
                                                               " is another one, or lies elsewhere (sample " +
                                                               std::to_string(reference.events[i].sample) + ", now " +
                                                               std::to_string(other.events[i].sample) + ")");
    expect(reference.events.size() == other.events.size(), what + ": " + std::to_string(other.events.size()) +
                                                               " events instead of " +
                                                               std::to_string(reference.events.size()));
}

void expect_same(const Heard& reference, const Heard& other, const std::string& what) {
    expect(reference.output.size() == other.output.size(), what + ": another number of channels");
    for (size_t c = 0; c < reference.output.size(); ++c) {
        const auto difference = std::mismatch(reference.output[c].begin(), reference.output[c].end(),
                                              other.output[c].begin(), other.output[c].end());
        expect(difference.first == reference.output[c].end() && difference.second == other.output[c].end(),
               what + ": channel " + std::to_string(c + 1) + " differs from sample " +
                   std::to_string(difference.first - reference.output[c].begin()) + " on");
    }
    expect_same_events(reference, other, what);
}

} // namespace vocalmidi::host::conformance
