#include "recording_file.h"

#include <filesystem>
#include <fstream>
#include <stdexcept>

namespace vocalmidi::host {

Recording read_recording(const Request& request) {
    Recording recording;
    recording.channels = request.input_channels;
    if (request.input_path.empty()) {
        recording.frames = static_cast<int64_t>(request.sample_rate);
        recording.samples.resize(static_cast<size_t>(recording.frames) * recording.channels);
        return recording;
    }
    std::error_code error;
    const auto bytes = std::filesystem::file_size(request.input_path, error);
    recording.frames = error ? 0 : static_cast<int64_t>(bytes / sizeof(float) / recording.channels);
    if (recording.frames == 0)
        throw std::runtime_error("no samples in " + request.input_path);
    recording.samples.resize(static_cast<size_t>(recording.frames) * recording.channels);
    std::ifstream file(request.input_path, std::ios::binary);
    const auto wanted = static_cast<std::streamsize>(recording.samples.size() * sizeof(float));
    file.read(reinterpret_cast<char*>(recording.samples.data()), wanted);
    if (file.gcount() != wanted)
        throw std::runtime_error("cannot read " + request.input_path);
    return recording;
}

void write_recording(const std::string& path, const std::vector<std::vector<float>>& channels) {
    std::ofstream file(path, std::ios::binary);
    for (const auto& channel : channels)
        file.write(reinterpret_cast<const char*>(channel.data()),
                   static_cast<std::streamsize>(channel.size() * sizeof(float)));
    if (!file.flush())
        throw std::runtime_error("cannot write " + path);
}

} // namespace vocalmidi::host
