// Runs a command and tells what it took: wall seconds, processor seconds, peak resident MiB, on one line of a file.
// Usage: vocalmidi-bench-spent FILE COMMAND [ARGUMENT ...]; the exit status is the command's.
#include "measuring.h"

#include <cstdio>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace {

double seconds(const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) * 1e-6;
}

} // namespace

int main(int count, char** words) {
    if (count < 3) {
        std::fputs("usage: vocalmidi-bench-spent FILE COMMAND [ARGUMENT ...]\n", stderr);
        return 2;
    }
    const uint64_t start = vocalmidi::bench::now_ns();
    const pid_t child = fork();
    if (child == 0) {
        execvp(words[2], words + 2);
        std::perror(words[2]);
        _exit(127);
    }
    int status = 0;
    rusage usage{};
    if (child < 0 || wait4(child, &status, 0, &usage) < 0) {
        std::perror(words[2]);
        return 127;
    }
    const double wall = static_cast<double>(vocalmidi::bench::now_ns() - start) * 1e-9;
    std::FILE* file = std::fopen(words[1], "w");
    if (file == nullptr) {
        std::perror(words[1]);
        return 2;
    }
    std::fprintf(file, "%.6f %.6f %.1f\n", wall, seconds(usage.ru_utime) + seconds(usage.ru_stime),
                 static_cast<double>(usage.ru_maxrss) / 1024);
    std::fclose(file);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}
