// A singer for a studio of JACK clients: plays a recording into one client's audio inputs and prints the notes that
// come out of its MIDI output, as CSV on standard output: seconds since the first sample played, on or off, key,
// velocity; and on standard error how many JACK periods were lost.
// Usage: jack_voice RECORDING.wav AUDIO_PORT MIDI_PORT   (stereo, 32-bit float, at JACK's rate)
#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <iterator>
#include <jack/jack.h>
#include <jack/midiport.h>
#include <string>
#include <thread>
#include <vector>

namespace {

struct Message {
    int64_t frame; // since the first sample played
    uint8_t status, data1, data2;
};

struct Voice {
    jack_port_t* out = nullptr;
    jack_port_t* in = nullptr;
    std::vector<float> samples;
    std::vector<Message> heard;
    std::atomic<std::size_t> heardCount{0};
    std::atomic<bool> playing{false};
    std::atomic<int64_t> position{0};
    std::atomic<int> xruns{0};
};

int process(jack_nframes_t frames, void* context) {
    Voice& voice = *static_cast<Voice*>(context);
    auto* out = static_cast<float*>(jack_port_get_buffer(voice.out, frames));
    void* in = jack_port_get_buffer(voice.in, frames);
    const bool playing = voice.playing.load();
    int64_t at = voice.position.load();
    for (jack_nframes_t i = 0; i < frames; ++i) {
        const auto index = static_cast<std::size_t>(at) + i;
        out[i] = playing && index < voice.samples.size() ? voice.samples[index] : 0.0f;
    }
    if (!playing)
        return 0;
    for (uint32_t i = 0; i < jack_midi_get_event_count(in); ++i) {
        jack_midi_event_t event;
        const std::size_t next = voice.heardCount.load();
        if (jack_midi_event_get(&event, in, i) == 0 && event.size == 3 && next < voice.heard.size()) {
            voice.heard[next] = {at + event.time, event.buffer[0], event.buffer[1], event.buffer[2]};
            voice.heardCount.store(next + 1);
        }
    }
    voice.position.store(at + frames);
    return 0;
}

int countXrun(void* context) {
    static_cast<Voice*>(context)->xruns.fetch_add(1);
    return 0;
}

int fail(const std::string& why) {
    std::fprintf(stderr, "jack_voice: %s\n", why.c_str());
    return 2;
}

// The first channel of a stereo 32-bit float WAV file, as `vocalmidi host --output` writes it; empty if it is none.
std::vector<float> readSamples(const char* path) {
    std::ifstream file(path, std::ios::binary);
    const std::vector<char> bytes{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    std::vector<float> samples;
    for (std::size_t at = 12; at + 8 <= bytes.size();) {
        uint32_t size = 0;
        std::memcpy(&size, &bytes[at + 4], sizeof size);
        if (std::memcmp(&bytes[at], "data", 4) == 0) {
            for (std::size_t i = at + 8; i + 8 <= std::min(bytes.size(), at + 8 + size); i += 8) {
                samples.push_back(0);
                std::memcpy(&samples.back(), &bytes[i], sizeof(float));
            }
            break;
        }
        at += 8 + size + (size & 1);
    }
    return samples;
}

void print(const Voice& voice, double rate) {
    std::printf("seconds,event,key,velocity\n");
    for (std::size_t i = 0; i < voice.heardCount.load(); ++i) {
        const Message& m = voice.heard[i];
        const int kind = m.status & 0xF0;
        if (kind != 0x80 && kind != 0x90)
            continue;
        const bool on = kind == 0x90 && m.data2 > 0;
        std::printf("%.6f,%s,%d,%d\n", static_cast<double>(m.frame) / rate, on ? "on" : "off", m.data1, m.data2);
    }
}

} // namespace

int main(int count, char** words) {
    if (count != 4)
        return fail("needs RECORDING.wav AUDIO_PORT MIDI_PORT");
    Voice voice;
    voice.samples = readSamples(words[1]);
    if (voice.samples.empty())
        return fail(std::string("cannot read ") + words[1]);
    voice.heard.resize(1 << 16);
    jack_client_t* client = jack_client_open("singer", JackNoStartServer, nullptr);
    if (!client)
        return fail("there is no JACK server");
    voice.out = jack_port_register(client, "voice", JACK_DEFAULT_AUDIO_TYPE, JackPortIsOutput, 0);
    voice.in = jack_port_register(client, "notes", JACK_DEFAULT_MIDI_TYPE, JackPortIsInput, 0);
    jack_set_process_callback(client, process, &voice);
    jack_set_xrun_callback(client, countXrun, &voice);
    if (!voice.out || !voice.in || jack_activate(client) != 0)
        return fail("JACK refuses the client");
    // Both sides of a stereo track.
    std::string second = words[2];
    second.back() = '2';
    if (jack_connect(client, jack_port_name(voice.out), words[2]) != 0 ||
        jack_connect(client, jack_port_name(voice.out), second.c_str()) != 0 ||
        jack_connect(client, words[3], jack_port_name(voice.in)) != 0)
        return fail(std::string("cannot connect ") + words[2] + " and " + words[3]);

    using namespace std::chrono_literals;
    std::this_thread::sleep_for(1s); // the room settles: silence goes in
    voice.xruns.store(0);
    voice.playing.store(true);
    const auto end = static_cast<int64_t>(voice.samples.size()) + jack_get_sample_rate(client); // and a second after
    while (voice.position.load() < end)
        std::this_thread::sleep_for(50ms);
    voice.playing.store(false);
    jack_deactivate(client);
    print(voice, jack_get_sample_rate(client));
    std::fprintf(stderr, "xruns %d\n", voice.xruns.load());
    jack_client_close(client);
    return 0;
}
