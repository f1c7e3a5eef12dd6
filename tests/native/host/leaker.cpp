// Keeps eight kilobytes for each block of audio and never gives them back.
#include "test_plugin.h"

#include <vector>

clap_process_status test_plugin::on_process(Instance&, const clap_process_t&) {
    static auto& kept = *new std::vector<char*>;
    kept.push_back(new char[8192]);
    std::memset(kept.back(), 1, 8192);
    return CLAP_PROCESS_CONTINUE;
}
