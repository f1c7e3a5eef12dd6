// A user's folder of note scripts, for tests: made when the test begins, before the plugin looks for it.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <unistd.h>

namespace test {

inline constexpr char kUp[] = R"(
local up = param{name = "semitones", label = "Semitones", min = 0, max = 12, default = 6}
param{name = "mode", label = "Mode", choices = {"Soft", "Hard"}, default = "Hard"}
function on_note(note)
    note.pitch = note.pitch + up.value
    emit(note)
end
)";

inline constexpr char kOther[] = R"(
param{name = "amount", label = "Amount", min = 0, max = 1, default = 0.25}
)";

inline constexpr char kTalker[] = R"(
function on_start() log("The talker has begun.") end
)";

// Cannot be read.
inline constexpr char kBroken[] = "function on_note(note\n";

// Goes wrong while it plays.
inline constexpr char kFailing[] = R"(
function on_note(note) error("out of breath") end
)";

class ScriptFolder {
public:
    ScriptFolder()
        : folder_(std::filesystem::temp_directory_path() / ("vocalmidi-scripts-" + std::to_string(getpid()))) {
        std::filesystem::create_directories(folder_);
        write("zz-up", kUp);
        write("zz-other", kOther);
        write("zz-talker", kTalker);
        write("zz-broken", kBroken);
        write("zz-failing", kFailing);
        setenv("VOCALMIDI_SCRIPT_FOLDER", folder_.c_str(), 1);
        setenv("VOCALMIDI_MODEL", "none", 1); // so that only scripts can go wrong
    }
    ~ScriptFolder() { std::filesystem::remove_all(folder_); }
    ScriptFolder(const ScriptFolder&) = delete;

    // As an editor saves: a new file takes the old one's place.
    void write(const char* name, const char* text) const {
        const std::filesystem::path file = folder_ / (std::string(name) + ".lua");
        const std::filesystem::path beside = folder_ / ".saving";
        std::ofstream(beside) << text;
        std::filesystem::rename(beside, file);
    }

private:
    std::filesystem::path folder_;
};

} // namespace test
