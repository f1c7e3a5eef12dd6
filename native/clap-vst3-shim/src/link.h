// The memory that callback and worker share during one activation: the link block and its three rings.
#pragma once

#include "vocalmidi_abi.h"
#include "worker_thread.h"

#include <cstdint>
#include <memory>

namespace vocalmidi {

class Link {
public:
    static constexpr uint32_t kChannels = 2;
    static constexpr uint32_t kMessages = 1024; // a block of dense automation
    static constexpr uint32_t kEvents = 4096;   // far more than any latency holds: some 200 pitch events a second

    // Allocates and clears everything. The audio ring holds at least one second. [main-thread]
    explicit Link(double sampleRate);

    vm_link& block() noexcept { return block_->link; }
    WorkerThread& worker() noexcept { return block_->worker; }
    // Of a link that this class has made. The worker's.
    static WorkerThread& workerOf(vm_link& link) noexcept { return reinterpret_cast<Block&>(link).worker; }

private:
    struct Block {
        vm_link link; // first, so that one address serves both
        alignas(64) WorkerThread worker;
    };
    struct AlignedDelete {
        void operator()(void* memory) const noexcept;
    };
    template <typename T> using AlignedPtr = std::unique_ptr<T, AlignedDelete>;

    template <typename T> static AlignedPtr<T> allocate(std::size_t count);

    std::unique_ptr<Block> block_;
    AlignedPtr<float> audio_;
    AlignedPtr<vm_message> messages_;
    AlignedPtr<vm_event> events_;
};

} // namespace vocalmidi
