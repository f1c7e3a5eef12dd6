// Audio through the built plugin: every kind of buffer a host may hand over.
#include "mini_host.h"
#include "signals.h"
#include "test.h"

#include <cstring>
#include <limits>
#include <type_traits>

using namespace test;

namespace {

constexpr clap_id kTiming = 10;

// A block of one bus each way over the given channels.
template <typename T> struct Buffers {
    Buffers(std::vector<T*> in, std::vector<T*> out, uint32_t frames) : ins(std::move(in)), outs(std::move(out)) {
        fill(input, ins);
        fill(output, outs);
        block.frames_count = frames;
        block.audio_inputs = &input;
        block.audio_outputs = &output;
        block.audio_inputs_count = block.audio_outputs_count = 1;
    }
    static void fill(clap_audio_buffer_t& bus, std::vector<T*>& channels) {
        if constexpr (std::is_same_v<T, double>)
            bus.data64 = channels.data();
        else
            bus.data32 = channels.data();
        bus.channel_count = static_cast<uint32_t>(channels.size());
    }
    std::vector<T*> ins, outs;
    clap_audio_buffer_t input{}, output{};
    clap_process_t block{};
};

template <typename T> std::vector<T> ramp(std::size_t size, double start) {
    std::vector<T> samples(size);
    for (std::size_t i = 0; i < size; ++i)
        samples[i] = static_cast<T>((start + static_cast<double>(i)) / 3);
    return samples;
}

void align(MiniHost& host) {
    host.parameterEvent(0, kTiming, 1);
    host.flush();
}

uint32_t latencyOf(const MiniHost& host) {
    return host.extension<clap_plugin_latency_t>(CLAP_EXT_LATENCY)->get(host.plugin);
}

} // namespace

TEST(Stereo_passes_untouched_in_both_sample_types) {
    MiniHost host;
    host.activate();
    auto left = ramp<float>(333, 1), right = ramp<float>(333, 2000);
    std::vector<float> outLeft(333), outRight(333);
    Buffers<float> single({left.data(), right.data()}, {outLeft.data(), outRight.data()}, 333);
    SAME(host.processRaw(single.block), CLAP_PROCESS_CONTINUE);
    CHECK(outLeft == left && outRight == right);

    auto left64 = ramp<double>(100, 1), right64 = ramp<double>(100, 2000);
    std::vector<double> out64(100), other64(100);
    Buffers<double> twice({left64.data(), right64.data()}, {out64.data(), other64.data()}, 100);
    host.processRaw(twice.block);
    CHECK(out64 == left64 && other64 == right64);
}

TEST(In_place_buffers_are_delayed_like_separate_ones) {
    for (bool inPlace : {false, true}) {
        MiniHost host;
        align(host);
        host.activate(8000);
        const uint32_t latency = latencyOf(host);
        const auto left = ramp<float>(3 * latency, 1), right = ramp<float>(3 * latency, 9000);
        std::vector<float> ioLeft = left, ioRight = right, outLeft(left.size()), outRight(left.size());
        for (uint32_t at = 0; at < left.size(); at += 100) {
            const uint32_t frames = std::min<uint32_t>(100, static_cast<uint32_t>(left.size()) - at);
            Buffers<float> io({ioLeft.data() + at, ioRight.data() + at},
                              {(inPlace ? ioLeft : outLeft).data() + at, (inPlace ? ioRight : outRight).data() + at},
                              frames);
            host.processRaw(io.block);
        }
        const auto& gotLeft = inPlace ? ioLeft : outLeft;
        const auto& gotRight = inPlace ? ioRight : outRight;
        bool right_ = true;
        for (std::size_t i = 0; i < left.size(); ++i) {
            right_ = right_ && gotLeft[i] == (i < latency ? 0.0f : left[i - latency]);
            right_ = right_ && gotRight[i] == (i < latency ? 0.0f : right[i - latency]);
        }
        CHECK(right_);
    }
}

TEST(Mono_in_and_out_and_mono_to_stereo_pass) {
    MiniHost host;
    host.activate();
    auto voice = ramp<float>(50, 1);
    std::vector<float> out(50), second(50);
    Buffers<float> mono({voice.data()}, {out.data()}, 50);
    host.processRaw(mono.block);
    CHECK(out == voice);
    Buffers<float> spread({voice.data()}, {out.data(), second.data()}, 50);
    host.processRaw(spread.block);
    CHECK(out == voice && second == voice);
}

TEST(A_mono_voice_gives_the_notes_of_the_same_voice_in_stereo) {
    MiniHost stereo, mono;
    stereo.activate();
    mono.activate();
    std::vector<float> voice = melody(48000), out(voice.size());
    stereo.process(voice);
    Buffers<float> one({voice.data()}, {out.data()}, static_cast<uint32_t>(voice.size()));
    mono.processRaw(one.block);
    CHECK(!stereo.events.empty());
    CHECK(mono.events == stereo.events);
}

TEST(The_host_may_select_mono_ports_while_inactive) {
    MiniHost host;
    const auto* configs = host.extension<clap_plugin_audio_ports_config_t>(CLAP_EXT_AUDIO_PORTS_CONFIG);
    const auto* ports = host.extension<clap_plugin_audio_ports_t>(CLAP_EXT_AUDIO_PORTS);
    const auto inputChannels = [&] {
        clap_audio_port_info_t info{};
        CHECK(ports->get(host.plugin, 0, true, &info));
        return info.channel_count;
    };
    SAME(inputChannels(), 2u);
    for (uint32_t i = 0; i < configs->count(host.plugin); ++i) {
        clap_audio_ports_config_t config{};
        CHECK(configs->get(host.plugin, i, &config));
        CHECK(configs->select(host.plugin, config.id));
        SAME(inputChannels(), config.main_input_channel_count);
    }
    SAME(inputChannels(), 1u);
    CHECK(!configs->select(host.plugin, 77));
    host.activate();
    CHECK(!configs->select(host.plugin, 0));
    SAME(inputChannels(), 1u);
}

TEST(Absent_buses_and_empty_blocks_are_survived) {
    MiniHost host;
    host.activate();
    clap_process_t nothing{};
    SAME(host.processRaw(nothing), CLAP_PROCESS_CONTINUE);
    nothing.frames_count = 64;
    SAME(host.processRaw(nothing), CLAP_PROCESS_CONTINUE);
    std::vector<float> out(64, 7);
    Buffers<float> outOnly({}, {out.data()}, 64);
    host.processRaw(outOnly.block);
    CHECK(out == std::vector<float>(64, 0));
    outOnly.block.audio_inputs_count = 0;
    outOnly.block.audio_inputs = nullptr;
    host.processRaw(outOnly.block);
    SAME(host.diagnostics().stream_samples, uint64_t{3 * 64});
}

TEST(Channels_beyond_two_come_out_silent) {
    MiniHost host;
    host.activate();
    auto voice = ramp<float>(32, 1);
    std::vector<float> a(32, 5), b(32, 5), c(32, 5);
    Buffers<float> wide({voice.data()}, {a.data(), b.data(), c.data()}, 32);
    host.processRaw(wide.block);
    CHECK(a == voice && b == voice && c == std::vector<float>(32, 0));
}

TEST(Broken_samples_pass_bit_for_bit_and_notes_still_come_after_them) {
    MiniHost host;
    host.activate();
    const float odd[] = {std::numeric_limits<float>::quiet_NaN(),
                         std::numeric_limits<float>::infinity(),
                         -std::numeric_limits<float>::infinity(),
                         1e-40f,
                         -0.0f,
                         3e38f};
    std::vector<float> broken(4800);
    for (std::size_t i = 0; i < broken.size(); ++i)
        broken[i] = odd[i % 6];
    const std::vector<float> heard = host.process(broken);
    CHECK(std::memcmp(heard.data(), broken.data(), broken.size() * sizeof(float)) == 0);
    host.plugin->reset(host.plugin);
    host.process(silence(48000, 1));
    const auto before = host.events.size();
    host.process(melody(48000));
    CHECK(host.events.size() > before);
    SAME(host.hanging(), 0);
}

TEST(Sample_rates_from_8_to_384_kHz_work_and_others_are_refused_in_words) {
    for (double rate : {8000.0, 44100.0, 384000.0}) {
        MiniHost host;
        CHECK(host.activate(rate));
        host.process(melody(rate));
        CHECK(host.events.size() > 0);
    }
    for (double rate : {0.0, 7999.0, 400000.0, std::numeric_limits<double>::quiet_NaN()}) {
        MiniHost host;
        CHECK(!host.activate(rate));
        CHECK(!host.side.log.empty() && host.side.log.back().find("8000 to 384000") != std::string::npos);
    }
}

int main() {
    return runAll();
}
