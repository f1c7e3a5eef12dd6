// What the system says of the test's own process.
#pragma once

#include <fstream>
#include <string>

namespace test {

/// How many threads it has; -1 where the system does not say.
inline int threadCount() {
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);)
        if (line.starts_with("Threads:"))
            return std::stoi(line.substr(8));
    return -1;
}

} // namespace test
