#include "state_file.h"

#include <cstdint>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace vocalmidi::host {

void load_state_file(HostedPlugin& plugin, const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    const std::vector<uint8_t> bytes{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    if (!file)
        throw std::runtime_error("cannot read the state " + path);
    if (!plugin.load_state(bytes, SIZE_MAX))
        throw std::runtime_error("the plugin refuses the state " + path);
}

void save_state_file(HostedPlugin& plugin, const std::string& path) {
    std::vector<uint8_t> bytes;
    if (!plugin.save_state(bytes, SIZE_MAX))
        throw std::runtime_error("the plugin cannot save its state");
    std::ofstream file(path, std::ios::binary | std::ios::trunc);
    file.write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    if (!file.flush())
        throw std::runtime_error("cannot write " + path);
}

} // namespace vocalmidi::host
