#include "worker_threads.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

namespace vocalmidi::host {
namespace {

constexpr char worker_name[] = "vocalmidi";
constexpr char tasks[] = "/proc/self/task";

} // namespace

std::vector<pid_t> worker_threads() {
    std::vector<pid_t> threads;
    std::error_code error;
    for (std::filesystem::directory_iterator task(tasks, error), end; !error && task != end; task.increment(error)) {
        std::string name;
        std::getline(std::ifstream(task->path() / "comm"), name);
        if (name == worker_name)
            threads.push_back(static_cast<pid_t>(std::atoi(task->path().filename().c_str())));
    }
    return threads;
}

uint64_t processor_time(const std::vector<pid_t>& threads) {
    uint64_t sum = 0;
    for (const pid_t thread : threads) {
        uint64_t running = 0;
        std::ifstream(std::string(tasks) + '/' + std::to_string(thread) + "/schedstat") >> running;
        sum += running;
    }
    return sum;
}

} // namespace vocalmidi::host
