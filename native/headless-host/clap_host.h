// What the host offers a CLAP plugin: the callbacks plugins may make, from whichever thread, none of which
// allocates or locks, as a plugin may call some of them inside its audio callback.
#pragma once

#include "breaches.h"

#include <array>
#include <atomic>
#include <string>
#include <vector>
#include <vocalmidi_clap.h>

namespace vocalmidi::host {

class ClapHost {
public:
    ClapHost();
    ClapHost(const ClapHost&) = delete;
    ClapHost& operator=(const ClapHost&) = delete;

    const clap_host_t* abi() const { return &host_; }

    /// Notes a breach of the CLAP rules. `what` must live forever; each is kept once.
    void misbehaved(const char* what) { breaches_.note(what); }
    /// Main thread: what the plugin logged and which rules it broke since the last call, ready to print.
    std::vector<std::string> take_messages();

    std::atomic<bool> restart_requested{false};
    std::atomic<bool> callback_requested{false};
    std::atomic<bool> flush_requested{false};
    std::atomic<bool> names_changed{false}; // of parameters
    std::atomic<bool> active{false};
    std::atomic<bool> activating{false}; // inside activate or deactivate: the only place latency may change

private:
    static ClapHost& of(const clap_host_t* host) { return *static_cast<ClapHost*>(host->host_data); }
    static const void* CLAP_ABI get_extension(const clap_host_t* host, const char* id);
    void log(clap_log_severity severity, const char* text);
    void require_main_thread(const char* breach);

    struct LogSlot {
        std::atomic<bool> ready{false};
        clap_log_severity severity{};
        std::array<char, 400> text{};
    };

    clap_host_t host_{};
    std::array<LogSlot, 256> log_;
    std::atomic<uint32_t> logged_{0};
    uint32_t log_taken_ = 0;
    Breaches breaches_;

    friend struct ClapHostExtensions;
};

} // namespace vocalmidi::host
