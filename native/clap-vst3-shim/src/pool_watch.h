// The script's parameters, which the worker changes by itself when another script begins: it begins with its own
// defaults. They become the plugin's values too, but never in place of a value that the host has set since.
// Audio thread, unless said otherwise.
#pragma once

#include "parameters.h"

#include <array>
#include <cstdint>

namespace vocalmidi {

class PoolWatch {
public:
    // The worker begins with the values of this moment. [main-thread, while inactive]
    void activate(const Parameters& parameters) noexcept;

    // A parameter's message is on its way to the worker.
    void sent(uint32_t id, double value) noexcept;

    // Takes the pool of another script over once the worker has handled all that was sent. True if it has; false also
    // while the worker writes: the next block is soon enough.
    bool take(vm_link& link, Parameters& parameters) noexcept;

    // [main-thread, once the worker has ended]
    // As take, but for what the host has set and the worker never heard.
    bool takeLast(vm_link& link, Parameters& parameters) noexcept;
    // Whether a script was chosen that never came to play.
    bool awaitsScript(const Parameters& parameters) const noexcept;
    // Then: whether that value of the pool is still one for the script before.
    bool isOld(uint32_t id, const Parameters& parameters) const noexcept;

private:
    struct Pool {
        uint32_t generation;
        uint64_t handled;
        std::array<double, VM_POOL_SIZE> values;
    };

    static bool read(vm_link& link, Pool& pool) noexcept;
    void adopt(const Pool& pool, Parameters& parameters) noexcept;

    uint32_t generation_ = 0; // of the pool taken over last
    uint64_t sent_ = 0;       // messages since activation
    double scriptTaken_ = 0;  // value of Script that the pool is for
    double scriptSent_ = 0;
    uint64_t scriptSentLast_ = 0;                   // how many messages had been sent with the last about it
    std::array<double, VM_POOL_SIZE> known_{};      // as the worker was told, or told us
    std::array<uint64_t, VM_POOL_SIZE> sentLast_{}; // as scriptSentLast_
};

} // namespace vocalmidi
