// Events to MIDI and note expressions, and the record of what sounds.
#include "note_output.h"
#include "test.h"

#include <string>
#include <vector>

using namespace vocalmidi;

namespace {

// Writes every event down as a line; refuses when told to.
class Recorder final : public EventSink {
public:
    bool midi(uint32_t offset, uint8_t status, uint8_t data1, uint8_t data2) noexcept override {
        char text[64];
        std::snprintf(text, sizeof(text), "%u midi %02x %d %d", offset, status, data1, data2);
        return take(text);
    }
    bool noteOn(uint32_t offset, const NoteAddress& note, double velocity) noexcept override {
        char text[64];
        std::snprintf(text, sizeof(text), "%u on %d %d %.2f", offset, note.id, note.key, velocity);
        return take(text);
    }
    bool noteOff(uint32_t offset, const NoteAddress& note) noexcept override {
        char text[64];
        std::snprintf(text, sizeof(text), "%u off %d %d", offset, note.id, note.key);
        return take(text);
    }
    bool tuning(uint32_t offset, const NoteAddress& note, double semitones) noexcept override {
        char text[64];
        std::snprintf(text, sizeof(text), "%u tune %d %d %.2f", offset, note.id, note.key, semitones);
        return take(text);
    }

    bool refuse = false;
    std::vector<std::string> lines;

private:
    bool take(const char* line) {
        if (!refuse)
            lines.emplace_back(line);
        return !refuse;
    }
};

vm_event event(uint32_t kind, int32_t id, int key, float pitch, float velocity = 0.5f, uint32_t channel = 0) {
    return {0, 0, 0, id, key, kind, 0, pitch, velocity, 0.5f, channel, 0, 0};
}

void expect(const Recorder& recorder, const std::vector<std::string>& wanted) {
    CHECK(recorder.lines == wanted);
    if (recorder.lines != wanted)
        for (const std::string& line : recorder.lines)
            std::fprintf(stderr, "    got: %s\n", line.c_str());
}

} // namespace

TEST(A_midi_note_follows_its_bend_and_ends) {
    NoteOutput output;
    Recorder host;
    output.configure(NoteFormat::Midi, true, 2);
    output.play(event(VM_EVENT_NOTE_ON, 1, 60, 60.5f, 1), 3, host);
    output.play(event(VM_EVENT_PITCH, 1, 60, 61), 4, host);
    output.play(event(VM_EVENT_NOTE_OFF, 1, 60, 60), 9, host);
    // Half a semitone of two is a quarter of 8192 above the centre: 10240 = 80 * 128.
    expect(host, {"3 midi e0 0 80", "3 midi 90 60 127", "4 midi e0 0 96", "9 midi 80 60 64"});
}

TEST(Without_bend_the_wheel_is_centred_once) {
    NoteOutput output;
    Recorder host;
    output.configure(NoteFormat::Midi, false, 2);
    output.play(event(VM_EVENT_NOTE_ON, 1, 60, 60.5f, 0), 0, host);
    output.play(event(VM_EVENT_PITCH, 1, 60, 61), 1, host);
    output.play(event(VM_EVENT_NOTE_OFF, 1, 60, 60), 2, host);
    output.play(event(VM_EVENT_NOTE_ON, 2, 62, 62.3f), 3, host);
    // Velocity 0 would be a note-off.
    expect(host, {"0 midi e0 0 64", "0 midi 90 60 1", "2 midi 80 60 64", "3 midi 90 62 64"});
}

TEST(Bends_beyond_the_range_stop_at_its_ends) {
    NoteOutput output;
    Recorder host;
    output.configure(NoteFormat::Midi, true, 1);
    output.play(event(VM_EVENT_NOTE_ON, 1, 60, 65), 0, host);
    output.play(event(VM_EVENT_PITCH, 1, 60, 50), 1, host);
    expect(host, {"0 midi e0 127 127", "0 midi 90 60 64", "1 midi e0 0 0"});
}

TEST(Note_expressions_carry_id_and_tuning) {
    NoteOutput output;
    Recorder host;
    output.configure(NoteFormat::NoteExpression, true, 2);
    output.play(event(VM_EVENT_NOTE_ON, 7, 60, 60.25f), 0, host);
    output.play(event(VM_EVENT_PITCH, 7, 60, 59), 5, host);
    output.play(event(VM_EVENT_NOTE_OFF, 7, 60, 60), 8, host);
    expect(host, {"0 on 7 60 0.50", "0 tune 7 60 0.25", "5 tune 7 60 -1.00", "8 off 7 60"});
}

TEST(A_note_ends_in_the_format_it_began_in) {
    NoteOutput output;
    Recorder host;
    output.configure(NoteFormat::NoteExpression, false, 2);
    output.play(event(VM_EVENT_NOTE_ON, 7, 60, 60), 0, host);
    output.configure(NoteFormat::Midi, false, 2);
    output.play(event(VM_EVENT_NOTE_OFF, 7, 60, 60), 8, host);
    expect(host, {"0 on 7 60 0.50", "8 off 7 60"});
}

TEST(One_key_sounds_once) {
    NoteOutput output;
    Recorder host;
    output.configure(NoteFormat::NoteExpression, false, 2);
    output.play(event(VM_EVENT_NOTE_ON, 1, 60, 60), 0, host);
    output.play(event(VM_EVENT_NOTE_ON, 2, 60, 60), 4, host);
    output.play(event(VM_EVENT_NOTE_OFF, 1, 60, 60), 5, host);
    output.play(event(VM_EVENT_NOTE_OFF, 2, 60, 60), 6, host);
    expect(host, {"0 on 1 60 0.50", "4 off 1 60", "4 on 2 60 0.50", "6 off 2 60"});
}

TEST(Ending_all_sends_one_note_off_each_and_later_ones_are_ignored) {
    NoteOutput output;
    Recorder host;
    output.configure(NoteFormat::NoteExpression, false, 2);
    output.play(event(VM_EVENT_NOTE_ON, 1, 60, 60), 0, host);
    output.play(event(VM_EVENT_NOTE_ON, 2, 64, 64), 0, host);
    output.endAll(3, host);
    output.play(event(VM_EVENT_NOTE_OFF, 1, 60, 60), 4, host);
    output.play(event(VM_EVENT_PITCH, 2, 64, 65), 4, host);
    output.endAll(5, host);
    expect(host, {"0 on 1 60 0.50", "0 on 2 64 0.50", "3 off 2 64", "3 off 1 60"});
    SAME(output.noteOns(), output.noteOffs());
}

TEST(What_the_host_refuses_is_tried_again_until_taken) {
    NoteOutput output;
    Recorder host;
    output.configure(NoteFormat::NoteExpression, false, 2);
    output.play(event(VM_EVENT_NOTE_ON, 1, 60, 60), 0, host);
    host.refuse = true;
    output.play(event(VM_EVENT_NOTE_OFF, 1, 60, 60), 2, host);
    output.retry(host);
    CHECK(output.sounding());
    // A refused note-on never sounded, so nothing may end it.
    output.play(event(VM_EVENT_NOTE_ON, 2, 70, 70), 2, host);
    host.refuse = false;
    output.retry(host);
    output.play(event(VM_EVENT_NOTE_OFF, 2, 70, 70), 3, host);
    CHECK(!output.sounding());
    expect(host, {"0 on 1 60 0.50", "0 off 1 60"});
}

TEST(Keys_outside_midi_are_not_sent) {
    NoteOutput output;
    Recorder host;
    output.configure(NoteFormat::Midi, false, 2);
    output.play(event(VM_EVENT_NOTE_ON, 1, 128, 128), 0, host);
    output.play(event(VM_EVENT_NOTE_ON, 2, -1, -1), 0, host);
    CHECK(host.lines.empty());
}

int main() {
    return test::runAll();
}

TEST(Every_channel_has_its_own_notes_and_bend) {
    NoteOutput output;
    Recorder host;
    output.configure(NoteFormat::Midi, true, 2);
    output.play(event(VM_EVENT_NOTE_ON, 1, 60, 60, 1), 0, host);
    output.play(event(VM_EVENT_NOTE_ON, 2, 60, 60.5f, 1, 9), 1, host);
    output.play(event(VM_EVENT_PITCH, 1, 60, 61), 2, host);
    output.endAll(3, host);
    expect(host, {"0 midi e0 0 64", "0 midi 90 60 127", "1 midi e9 0 80", "1 midi 99 60 127", "2 midi e0 0 96",
                  "3 midi 89 60 64", "3 midi 80 60 64"});
}

TEST(Of_the_notes_on_a_channel_the_last_one_bends_it) {
    NoteOutput output;
    Recorder host;
    output.configure(NoteFormat::Midi, true, 2);
    output.play(event(VM_EVENT_NOTE_ON, 1, 60, 60, 1), 0, host);
    output.play(event(VM_EVENT_NOTE_ON, 2, 64, 64, 1), 0, host);
    output.play(event(VM_EVENT_PITCH, 1, 60, 60.5f), 1, host);
    output.play(event(VM_EVENT_PITCH, 2, 64, 64.5f), 2, host);
    output.play(event(VM_EVENT_NOTE_OFF, 2, 64, 64), 3, host);
    output.play(event(VM_EVENT_PITCH, 1, 60, 61), 4, host);
    expect(host, {"0 midi e0 0 64", "0 midi 90 60 127", "0 midi 90 64 127", "2 midi e0 0 80", "3 midi 80 64 64",
                  "4 midi e0 0 96"});
}

TEST(A_note_of_no_channel_there_is_does_not_sound) {
    NoteOutput output;
    Recorder host;
    output.play(event(VM_EVENT_NOTE_ON, 1, 60, 60, 1, 16), 0, host);
    expect(host, {});
    CHECK(!output.sounding());
}
