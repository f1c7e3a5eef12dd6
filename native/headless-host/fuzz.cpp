#include "fuzz.h"

#include "audio_thread.h"
#include "process_facts.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <random>
#include <stdexcept>
#include <thread>

namespace vocalmidi::host {
namespace {

constexpr uint32_t largest_frames = 8192;
constexpr size_t burst_calls = 24; // process calls at most before something else happens
constexpr size_t most_changes = 200;
constexpr double rates[] = {8000, 22050, 44100, 48000, 96000, 192000};

/// The notes that sound, as the events tell.
class Ledger {
public:
    void read(const EventCapture& events) {
        for (size_t i = 0; i < events.count(); ++i)
            read(events[i]);
    }
    size_t sounding() const {
        size_t sum = 0;
        for (const auto& [note, count] : sounding_)
            sum += static_cast<size_t>(std::max(count, 0));
        return sum;
    }
    void forget() { sounding_.clear(); }
    uint64_t notes = 0;

private:
    void read(const CapturedEvent& e) {
        const int status = e.kind == EventKind::Midi ? e.data[0] & 0xF0 : 0;
        const int key = e.kind == EventKind::Midi ? e.data[1] : e.key;
        if (e.kind == EventKind::NoteOn || (status == 0x90 && e.data[2] > 0)) {
            ++sounding_[key];
            ++notes;
        } else if (e.kind == EventKind::NoteOff || e.kind == EventKind::NoteChoke || status == 0x80 || status == 0x90) {
            --sounding_[key];
        }
    }
    std::map<int, int> sounding_; // by key: the plugin under test sounds a key once
};

class Fuzzer {
public:
    Fuzzer(PluginLibrary& library, const std::string& id, uint32_t seed)
        : library_(library), id_(id), random_(seed), events_(1 << 16) {
        for (auto& channel : audio_)
            channel.resize(largest_frames);
        create();
    }

    uint32_t steps() const { return steps_; }
    uint64_t notes() const { return ledger_.notes; }

    void step() {
        if (processing_)
            step_processing();
        else if (active_)
            one_of({[&] { start(); }, [&] { start(); }, [&] { deactivate(); }, [&] { look(); }, [&] { save(); }});
        else
            one_of({[&] { activate(); }, [&] { activate(); }, [&] { activate(); }, [&] { flush(); }, [&] { save(); },
                    [&] { restore(); }, [&] { garbage(); }, [&] { plugin_->set_offline(chance(2)); },
                    [&] { create(); }});
    }

    /// Whatever was going on: everything stops, and one more block must find every note ended.
    void settle() {
        if (processing_)
            stop();
        if (active_)
            deactivate();
        activate();
        start();
        run_burst(1, true, {});
        if (ledger_.sounding() != 0)
            throw std::runtime_error(std::to_string(ledger_.sounding()) + " notes never ended");
        stop();
        deactivate();
    }

    std::vector<std::string> take_messages() { return plugin_->take_messages(); }

private:
    uint32_t pick(uint32_t count) { return static_cast<uint32_t>(random_() % count); }
    bool chance(uint32_t one_in) { return pick(one_in) == 0; }

    void one_of(std::initializer_list<std::function<void()>> choices) {
        ++steps_;
        (*(choices.begin() + pick(static_cast<uint32_t>(choices.size()))))();
    }

    void on_audio_thread(const std::function<void()>& work) {
        run_on_audio_thread(Priority::Normal, work, nullptr, note_);
    }

    void create() {
        plugin_.reset();
        ledger_.forget();
        std::string error;
        plugin_ = library_.create(id_, error);
        if (plugin_ == nullptr)
            throw std::runtime_error("no instance: " + error);
    }

    void activate() {
        rate_ = rates[pick(std::size(rates))];
        most_frames_ = chance(4) ? 1 + pick(8) : 1 + pick(largest_frames);
        active_ = plugin_->activate(rate_, most_frames_);
        if (!active_)
            throw std::runtime_error("activate was refused");
    }

    void deactivate() {
        plugin_->deactivate();
        active_ = false;
    }

    void start() {
        on_audio_thread([&] { processing_ = plugin_->start_processing(); });
        if (!processing_)
            throw std::runtime_error("start_processing was refused");
    }

    void stop() {
        on_audio_thread([&] { plugin_->stop_processing(); });
        processing_ = false;
    }

    void look() {
        plugin_->latency();
        plugin_->tail();
    }

    void save() {
        std::vector<uint8_t> bytes;
        if (!plugin_->save_state(bytes, 1 + pick(64)))
            throw std::runtime_error("the state could not be saved");
        saved_ = std::move(bytes);
    }

    void restore() {
        if (!saved_.empty() && !plugin_->load_state(saved_, 1 + pick(64)))
            throw std::runtime_error("the plugin's own state was refused");
    }

    void garbage() {
        std::vector<uint8_t> bytes(pick(300));
        for (uint8_t& byte : bytes)
            byte = static_cast<uint8_t>(random_());
        if (plugin_->load_state(bytes, 1 + pick(64)))
            throw std::runtime_error("random bytes were taken for a state");
    }

    void flush() { plugin_->flush(changes(0, 1)); }

    std::vector<ParameterChange> changes(int64_t start, uint32_t frames) {
        const auto& parameters = plugin_->parameters();
        std::vector<ParameterChange> all(parameters.empty() ? 0 : pick(chance(8) ? most_changes : 4));
        for (ParameterChange& change : all) {
            const auto index = pick(static_cast<uint32_t>(parameters.size()));
            const double range = parameters[index].maximum - parameters[index].minimum;
            const double value = parameters[index].minimum + range * (pick(1001) / 1000.0);
            change = {start + pick(std::max(frames, 1u)), index, value};
        }
        std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.sample < b.sample; });
        return all;
    }

    void step_processing() {
        if (chance(40)) {
            ++steps_;
            return stop();
        }
        std::vector<std::function<void()>> meanwhile; // what the main thread does while audio runs
        for (uint32_t i = pick(4); i > 0; --i) {
            const std::function<void()> choices[] = {[&] { look(); }, [&] { save(); }, [&] { restore(); },
                                                     [&] { plugin_->take_requests(), plugin_->on_main_thread(); }};
            meanwhile.push_back(choices[pick(std::size(choices))]);
            ++steps_;
        }
        run_burst(1 + pick(burst_calls), chance(6), meanwhile);
    }

    /// Some process calls on the audio thread; the main thread makes its own calls at the same time.
    void run_burst(size_t calls, bool silent, const std::vector<std::function<void()>>& meanwhile) {
        events_.clear();
        std::string problem;
        // All that is random is drawn here: the main thread's calls draw too.
        std::minstd_rand random(random_());
        std::vector<std::vector<ParameterChange>> storms;
        std::vector<uint32_t> lengths;
        int64_t at = position_;
        for (size_t i = 0; i < calls; ++i) {
            lengths.push_back(pick(10) == 0 ? 0 : 1 + pick(most_frames_));
            storms.push_back(silent ? std::vector<ParameterChange>{} : changes(at, lengths.back()));
            at += lengths.back();
        }
        const bool playing = !chance(5), buses = !chance(12);
        const float hertz = 80.0f + static_cast<float>(pick(900));
        std::thread audio([&] {
            set_thread_role(ThreadRole::Audio);
            for (size_t i = 0; i < calls && problem.empty(); ++i)
                problem = call(lengths[i], storms[i], silent ? 0 : hertz, playing, buses, random);
        });
        for (const auto& action : meanwhile)
            action();
        audio.join();
        steps_ += static_cast<uint32_t>(calls);
        ledger_.read(events_);
        if (!problem.empty())
            throw std::runtime_error(problem);
    }

    std::string call(uint32_t frames, const std::vector<ParameterChange>& storm, float hertz, bool playing, bool buses,
                     std::minstd_rand& random) {
        for (uint32_t i = 0; i < frames; ++i) { // a tone and its overtones, in noise
            const double t = static_cast<double>(position_ + i) / rate_;
            float sample = 1e-3f * (static_cast<float>(random() % 2001) / 1000.0f - 1.0f);
            for (int n = 1; n <= 4 && hertz > 0; ++n)
                sample += static_cast<float>(0.2 / n * std::sin(2 * 3.14159265358979 * hertz * n * t));
            audio_[0][i] = audio_[1][i] = hertz > 0 ? sample : 0.0f;
        }
        const float* channels[] = {audio_[0].data(), audio_[1].data()};
        plugin_->prepare({position_, frames, rate_, channels, storm, 120, playing, buses});
        if (!plugin_->call())
            return "process failed";
        plugin_->collect(events_);
        position_ += frames;
        if (buses)
            for (const float* channel : plugin_->output())
                for (uint32_t i = 0; i < frames; ++i)
                    if (!std::isfinite(channel[i]))
                        return "the output is not finite";
        return {};
    }

    PluginLibrary& library_;
    const std::string& id_;
    std::minstd_rand random_;
    EventCapture events_;
    Ledger ledger_;
    std::unique_ptr<HostedPlugin> plugin_;
    std::array<std::vector<float>, 2> audio_;
    std::vector<uint8_t> saved_;
    std::string note_;
    double rate_ = 48000;
    int64_t position_ = 0;
    uint32_t most_frames_ = 1;
    uint32_t steps_ = 0;
    bool active_ = false;
    bool processing_ = false;
};

constexpr uint32_t settle_every = 500; // steps

} // namespace

void fuzz(PluginLibrary& library, const std::string& id, uint32_t steps, uint32_t seed, ReportWriter& report) {
    Fuzzer fuzzer(library, id, seed);
    uint32_t settle_at = settle_every;
    uint64_t resident = 0; // bytes, after a fifth of the calls: by then all there is to fill is full
    const auto resident_now = [] { return static_cast<uint64_t>(read_process_facts().resident_bytes); };
    report.record("phase", {"fuzzing with seed " + std::to_string(seed)});
    try {
        while (fuzzer.steps() < steps) {
            fuzzer.step();
            if (fuzzer.steps() < settle_at)
                continue;
            settle_at = fuzzer.steps() + settle_every;
            fuzzer.settle();
            if (resident == 0 && fuzzer.steps() >= steps / 5)
                resident = resident_now();
            report.record("phase", {"fuzzing with seed " + std::to_string(seed) + ", after step " +
                                    std::to_string(fuzzer.steps())});
        }
        fuzzer.settle();
    } catch (const std::exception& error) {
        throw std::runtime_error(std::string(error.what()) + " (fuzzing with seed " + std::to_string(seed) +
                                 ", at step " + std::to_string(fuzzer.steps()) + ")");
    }
    for (const std::string& message : fuzzer.take_messages())
        report.line(message);
    const uint64_t now = resident_now();
    const uint64_t growth = resident > 0 && now > resident ? now - resident : 0;
    report.record("fuzz", {std::to_string(fuzzer.steps()), std::to_string(fuzzer.notes()), std::to_string(growth)});
}

} // namespace vocalmidi::host
