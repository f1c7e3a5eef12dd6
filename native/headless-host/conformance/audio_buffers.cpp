// The memory a host hands over, in all its shapes.
#include "clap_plugin.h"
#include "playing.h"

#include <algorithm>
#include <cmath>
#if defined(__x86_64__)
#include <xmmintrin.h>
#endif

namespace vocalmidi::host::conformance {
namespace {

std::string in_place_is_out_of_place(Subject& subject) {
    const auto apart = subject.instance(), shared = subject.instance();
    if (!apart->may_process_in_place())
        throw NotApplicable("the plugin's ports do not pair for processing in place");
    const Signal signal = voice(usual_rate);
    Dress dress;
    const Heard reference = play(*apart, signal, dress);
    dress.in_place = true;
    expect_same(reference, play(*shared, signal, dress), "in place");
    return {};
}

std::string doubles_are_floats(Subject& subject) {
    const auto narrow = subject.instance(), wide = subject.instance();
    if (!wide->use_doubles(true))
        throw NotApplicable("the plugin takes no 64-bit samples");
    const Signal signal = voice(usual_rate);
    expect_same(play(*narrow, signal), play(*wide, signal), "64-bit samples");
    expect(wide->use_doubles(false), "cannot go back to 32-bit samples");
    expect_same(play(*narrow, signal), play(*wide, signal), "32-bit samples after 64-bit ones");
    return {};
}

/// The floating-point mode of this thread; what has happened since (the sticky flags) does not count.
unsigned float_mode() {
#if defined(__x86_64__)
    return _mm_getcsr() & ~0x3Fu;
#else
    return 0;
#endif
}

std::string denormals_are_survived(Subject& subject) {
    Signal tiny = silence(usual_rate, 0.3);
    for (size_t i = 0; i < tiny.size(); ++i)
        tiny[i] = i % 2 == 0 ? 1e-41f : -1e-39f;
    const auto plugin = subject.instance();
    const unsigned before = float_mode(); // a new thread begins with its maker's
    bool kept = true;
    Player player(*plugin);
    player.play(tiny, {}, [&](uint32_t) { kept = kept && float_mode() == before; });
    expect(kept, "leaves the audio thread in another floating-point mode");
    expect(player.play(silence(usual_rate, 0.5)).stuck() == 0, "a note begun by denormals never ends");
    return {};
}

std::string broken_samples_end_with_the_reset(Subject& subject) {
    const auto plugin = subject.instance();
    Player player(*plugin);
    Signal broken = voice(usual_rate);
    for (size_t i = 0; i < broken.size(); i += 997)
        broken[i] = i % 2 == 0 ? NAN : INFINITY;
    try {
        player.play(broken); // what comes out of it is the plugin's business
    } catch (const Violation& violation) {
        expect(std::string(violation.what()) == "the output is not finite", violation.what());
    }
    on_audio_thread([&] { plugin->reset(); });
    player.play(silence(usual_rate, 0.2)); // finite, or it throws
    return {};
}

std::string absent_buses_are_survived(Subject& subject) {
    const auto plugin = subject.instance();
    Player player(*plugin);
    Dress none;
    none.with_buses = false;
    const Heard heard = player.play(voice(usual_rate), none);
    expect(heard.stuck() == 0, "a note begun without audio never ends");
    player.play(voice(usual_rate));
    return {};
}

/// Flags that hold garbage before the call, as a host that reuses its buffers leaves them.
void flags_tell_the_truth(Subject& subject, const char* word) {
    const auto plain = subject.instance(), flagged = subject.instance();
    Signal signal = voice(usual_rate);
    const Signal quiet = silence(usual_rate, 0.3);
    Dress dress, marked;
    marked.stale_output_flags = true;
    Player first(*plain), second(*flagged);
    const auto check_output = [&](uint32_t frames) {
        const auto output = flagged->output();
        for (size_t c = 0; c < output.size(); ++c) {
            const float wanted = subject.format() == Format::Clap && frames > 0 ? output[c][0] : 0.0f;
            expect((flagged->output_flags() >> c & 1) == 0 ||
                       std::all_of(output[c], output[c] + frames, [&](float s) { return s == wanted; }),
                   std::string("says that a channel is ") + word + " which is not");
        }
    };
    // The flags are looked at after the samples were taken out.
    Heard reference = first.play(signal, dress), other = second.play(signal, marked, check_output);
    expect_same(reference, other, "with stale flags on the output");
    marked.input_flagged = true;
    reference = first.play(quiet, dress);
    other = second.play(quiet, marked, check_output);
    expect_same(reference, other, std::string("with the input said to be ") + word);
}

std::string constant_mask_is_true(Subject& subject) {
    subject.only(Format::Clap, "VST3 has silence flags instead");
    flags_tell_the_truth(subject, "constant");
    return {};
}

std::string silence_flags_are_true(Subject& subject) {
    subject.only(Format::Vst3, "CLAP has a constant mask instead");
    flags_tell_the_truth(subject, "silent");
    return {};
}

constexpr Check checks[] = {
    {"Audio", "in-place and out-of-place buffers", "The same comes out in place and out of place",
     in_place_is_out_of_place},
    {"Audio", "32 and 64 bit", "64-bit samples give what 32-bit ones give", doubles_are_floats},
    {"Audio", "denormals", "Denormals are survived, and the floating-point mode is left alone", denormals_are_survived},
    {"Audio", "denormals", "NaN and infinity are gone after a reset", broken_samples_end_with_the_reset},
    {"Audio", "block sizes varying and random down to 1 and 0 frames", "Blocks without any audio port are survived",
     absent_buses_are_survived},
    {"Audio", "constant mask", "A channel said to be constant is constant, whatever the mask was before",
     constant_mask_is_true},
    {"VST3", "silence flags", "A channel said to be silent is silent, whatever the flags were before",
     silence_flags_are_true},
};

} // namespace

std::span<const Check> audio_buffer_checks() {
    return checks;
}

} // namespace vocalmidi::host::conformance
