#include "fuzz.h"

#include "audio_thread.h"
#include "fuzz_choice.h"
#include "memory_growth.h"
#include "note_ledger.h"

#include <array>
#include <cmath>
#include <functional>
#include <stdexcept>
#include <thread>

namespace vocalmidi::host {
namespace {

class Fuzzer {
public:
    Fuzzer(PluginLibrary& library, const std::string& id, uint32_t seed)
        : library_(library), id_(id), choice_(seed), events_(1 << 16) {
        for (auto& channel : audio_)
            channel.resize(FuzzChoice::largest_frames);
        create();
    }

    uint32_t steps() const { return steps_; }
    bool active() const { return active_; }
    uint64_t notes() const { return ledger_.begun(); }

    void step() {
        if (processing_)
            step_processing();
        else if (active_)
            one_of({[&] { start(); }, [&] { start(); }, [&] { deactivate(); }, [&] { look(); }, [&] { save(); }});
        else
            one_of({[&] { activate(); }, [&] { activate(); }, [&] { activate(); }, [&] { flush(); }, [&] { save(); },
                    [&] { restore(); }, [&] { garbage(); }, [&] { plugin_->set_offline(choice_.chance(2)); },
                    [&] { choose_layout(); }, [&] { choose_sample_size(); }, [&] { create(); }});
    }

    /// Whatever was going on: everything stops, and one more block must find every note ended.
    void settle() {
        if (processing_)
            stop();
        if (active_)
            deactivate();
        activate();
        start();
        run_burst(choice_.silence(1), {});
        if (ledger_.sounding() != 0)
            throw std::runtime_error(std::to_string(ledger_.sounding()) + " notes never ended");
        stop();
        deactivate();
    }

    std::vector<std::string> take_messages() { return plugin_->take_messages(); }

private:
    void one_of(std::initializer_list<std::function<void()>> choices) {
        ++steps_;
        (*(choices.begin() + choice_.pick(static_cast<uint32_t>(choices.size()))))();
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
        rate_ = choice_.sample_rate();
        most_frames_ = choice_.largest_block();
        may_share_ = plugin_->may_process_in_place();
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
        if (!plugin_->save_state(bytes, 1 + choice_.pick(64)))
            throw std::runtime_error("the state could not be saved");
        saved_ = std::move(bytes);
    }

    void restore() {
        if (!saved_.empty() && !plugin_->load_state(saved_, 1 + choice_.pick(64)))
            throw std::runtime_error("the plugin's own state was refused");
    }

    void garbage() {
        const std::vector<uint8_t> bytes = choice_.garbage();
        if (plugin_->load_state(bytes, 1 + choice_.pick(64)))
            throw std::runtime_error("random bytes were taken for a state");
    }

    void flush() { plugin_->flush(choice_.changes(*plugin_, 0, 1)); }

    // A layout that is refused leaves the one before.
    void choose_layout() {
        const auto layouts = static_cast<uint32_t>(plugin_->layouts().size());
        if (layouts > 0)
            plugin_->select_layout(choice_.pick(layouts));
    }

    void choose_sample_size() { plugin_->use_doubles(choice_.chance(2)); }

    void step_processing() {
        if (choice_.chance(40)) {
            ++steps_;
            return stop();
        }
        std::vector<std::function<void()>> meanwhile; // what the main thread does while audio runs
        for (uint32_t i = choice_.pick(4); i > 0; --i) {
            const std::function<void()> choices[] = {[&] { look(); }, [&] { save(); }, [&] { restore(); },
                                                     [&] { plugin_->take_requests(), plugin_->on_main_thread(); }};
            meanwhile.push_back(choices[choice_.pick(std::size(choices))]);
            ++steps_;
        }
        run_burst(choice_.burst(*plugin_, position_, most_frames_, choice_.chance(6)), meanwhile);
    }

    /// The calls on an audio thread; the main thread makes its own calls at the same time.
    void run_burst(const FuzzBurst& burst, const std::vector<std::function<void()>>& meanwhile) {
        events_.clear();
        std::string problem;
        std::thread audio([&] {
            set_thread_role(ThreadRole::Audio);
            std::minstd_rand noise(burst.noise_seed);
            for (size_t i = 0; i < burst.calls.size() && problem.empty(); ++i)
                problem = call(burst, burst.calls[i], noise);
        });
        for (const auto& action : meanwhile)
            action();
        audio.join();
        steps_ += static_cast<uint32_t>(burst.calls.size());
        for (size_t i = 0; i < events_.count(); ++i)
            ledger_.read(events_[i]);
        if (!problem.empty())
            throw std::runtime_error(problem);
    }

    std::string call(const FuzzBurst& burst, const FuzzCall& call, std::minstd_rand& noise) {
        if (call.reset_before)
            plugin_->reset();
        sing(burst.hertz, call.frames, noise);
        const float* channels[] = {audio_[0].data(), audio_[1].data()};
        plugin_->prepare({position_, call.frames, rate_, channels, call.changes, 120, burst.playing, burst.with_buses,
                          call.notes, burst.with_transport, burst.in_place && may_share_, burst.hertz == 0,
                          burst.stale_output_flags});
        if (!plugin_->call())
            return "process failed";
        plugin_->collect(events_);
        position_ += call.frames;
        if (burst.with_buses)
            for (const float* channel : plugin_->output())
                for (uint32_t i = 0; i < call.frames; ++i)
                    if (!std::isfinite(channel[i]))
                        return "the output is not finite";
        return {};
    }

    /// A tone and its overtones, in noise; or silence.
    void sing(float hertz, uint32_t frames, std::minstd_rand& noise) {
        for (uint32_t i = 0; i < frames; ++i) {
            const double t = static_cast<double>(position_ + i) / rate_;
            float sample = 1e-3f * (static_cast<float>(noise() % 2001) / 1000.0f - 1.0f);
            for (int n = 1; n <= 4 && hertz > 0; ++n)
                sample +=
                    static_cast<float>(0.2 / n * std::sin(2 * 3.14159265358979 * static_cast<double>(hertz) * n * t));
            audio_[0][i] = audio_[1][i] = hertz > 0 ? sample : 0.0f;
        }
    }

    PluginLibrary& library_;
    const std::string& id_;
    FuzzChoice choice_;
    EventCapture events_;
    NoteLedger ledger_{own_channel, own_channel}; // what passes through is the sender's to end
    std::unique_ptr<HostedPlugin> plugin_;
    std::array<std::vector<float>, 2> audio_;
    std::vector<uint8_t> saved_;
    std::string note_;
    double rate_ = 48000;
    int64_t position_ = 0;
    uint32_t most_frames_ = 1;
    uint32_t steps_ = 0;
    bool may_share_ = false; // input and output memory
    bool active_ = false;
    bool processing_ = false;
};

constexpr uint32_t settle_every = 500; // steps

} // namespace

void fuzz(PluginLibrary& library, const std::string& id, uint32_t steps, uint32_t seed, ReportWriter& report) {
    Fuzzer fuzzer(library, id, seed);
    uint32_t settle_at = settle_every;
    MemoryGrowth growth(steps);
    report.record("phase", {"fuzzing with seed " + std::to_string(seed)});
    try {
        while (fuzzer.steps() < steps) {
            fuzzer.step();
            if (!fuzzer.active())
                growth.look(fuzzer.steps());
            if (fuzzer.steps() < settle_at)
                continue;
            settle_at = fuzzer.steps() + settle_every;
            fuzzer.settle();
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
    report.record("fuzz", {std::to_string(fuzzer.steps()), std::to_string(fuzzer.notes()),
                           std::to_string(growth.resident()), std::to_string(growth.allocated())});
}

} // namespace vocalmidi::host
