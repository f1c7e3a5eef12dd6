// A script in its guard, for tests.
#pragma once

#include "vocalmidi_lua.h"

#include <cstdint>
#include <string>
#include <vector>

namespace test {

inline vl_limits usual_limits() {
    vl_limits limits{};
    vl_default_limits(&limits);
    limits.backstop_ms = 600'000; // the clock must not be what stops a script here
    return limits;
}

class Guard {
public:
    explicit Guard(const std::string& text = "", const vl_limits& limits = usual_limits())
        : script_(vl_create(&limits)), loaded_(load(text)) {}
    ~Guard() { vl_destroy(script_); }
    Guard(const Guard&) = delete;
    Guard& operator=(const Guard&) = delete;

    vl_script* script() const { return script_; }
    vl_status loaded() const { return loaded_; }
    vl_status load(const std::string& text) { return vl_load(script_, text.data(), text.size(), "test.lua", 1); }
    uint64_t work() const { return vl_work(script_); }
    const vl_fault& fault() const { return *vl_fault_of(script_); }
    std::string message() const { return fault().message; }
    bool says(const char* text) const { return message().find(text) != std::string::npos; }

    /// Runs a handler a second after the stream began, at 120 beats a minute; `id` of the note, the timer or the
    /// parameter.
    vl_status run(int32_t handler, int32_t id = 1) {
        vl_call call{};
        call.handler = handler;
        call.id = id;
        call.now.seconds = 1;
        call.now.beats = 2;
        call.now.tempo = 120;
        call.now.bar = 1;
        call.now.beats_per_bar = 4;
        call.now.beat_unit = 4;
        call.now.playing = 1;
        call.now.room = 100;
        call.note.id = id;
        call.note.key = 60;
        call.note.channel = 3;
        call.note.pitch = 60.25;
        call.note.velocity = 0.5;
        call.note.level = 0.75;
        call.note.start = 1;
        call.note.start_beats = 2;
        if (handler == VL_ON_NOTE_END) {
            call.note.ended = 1;
            call.note.length = 0.5;
            call.note.length_beats = 1;
        }
        return vl_run(script_, &call);
    }

    std::vector<vl_command> commands() const {
        uint32_t count = 0;
        const vl_command* const all = vl_commands(script_, &count);
        return {all, all + count};
    }

    /// Lines that the last call logged.
    std::string log() const {
        std::string all;
        uint32_t dropped = 0;
        const char* line = nullptr;
        for (uint32_t i = 0; (line = vl_log_line(script_, i, &dropped)) != nullptr; ++i)
            all += std::string(line) + "\n";
        return all;
    }

private:
    vl_script* script_;
    vl_status loaded_;
};

} // namespace test
