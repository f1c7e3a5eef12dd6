#include "pool_watch.h"

#include "rings.h"

namespace vocalmidi {

void PoolWatch::activate(const Parameters& parameters) noexcept {
    generation_ = 0; // of a new link
    sent_ = 0;
    scriptTaken_ = scriptSent_ = parameters.get(VM_PARAMETER_SCRIPT);
    scriptSentLast_ = 0;
    sentLast_ = {};
    for (uint32_t i = 0; i < VM_POOL_SIZE; ++i)
        known_[i] = parameters.get(VM_PARAMETER_POOL + i);
}

void PoolWatch::sent(uint32_t id, double value) noexcept {
    ++sent_;
    if (id == VM_PARAMETER_SCRIPT) {
        scriptSent_ = value;
        scriptSentLast_ = sent_;
    }
    if (id < VM_PARAMETER_POOL || id >= VM_PARAMETER_POOL + VM_POOL_SIZE)
        return;
    known_[id - VM_PARAMETER_POOL] = value;
    sentLast_[id - VM_PARAMETER_POOL] = sent_;
}

bool PoolWatch::take(vm_link& link, Parameters& parameters) noexcept {
    if (shared(link.pool_generation).load(std::memory_order_relaxed) == generation_)
        return false; // nearly always
    Pool pool;
    if (!read(link, pool) || pool.generation == generation_ || pool.handled != sent_)
        return false;
    adopt(pool, parameters);
    return true;
}

bool PoolWatch::takeLast(vm_link& link, Parameters& parameters) noexcept {
    Pool pool;
    if (!read(link, pool) || pool.generation == generation_)
        return false;
    adopt(pool, parameters);
    return true;
}

bool PoolWatch::awaitsScript(const Parameters& parameters) const noexcept {
    return parameters.get(VM_PARAMETER_SCRIPT) != scriptTaken_;
}

bool PoolWatch::isOld(uint32_t id, const Parameters& parameters) const noexcept {
    const uint32_t place = id - VM_PARAMETER_POOL;
    const bool unsent = parameters.get(VM_PARAMETER_SCRIPT) != scriptSent_; // then all that was sent came before it
    return parameters.get(id) == known_[place] && (unsent || sentLast_[place] <= scriptSentLast_);
}

// False if the worker wrote meanwhile. See the sequence lock of vm_link.
bool PoolWatch::read(vm_link& link, Pool& pool) noexcept {
    const uint32_t before = shared(link.pool_sequence).load(std::memory_order_acquire);
    if ((before & 1) != 0)
        return false;
    pool.generation = shared(link.pool_generation).load(std::memory_order_relaxed);
    pool.handled = shared(link.pool_handled).load(std::memory_order_relaxed);
    for (uint32_t i = 0; i < VM_POOL_SIZE; ++i)
        pool.values[i] = shared(link.pool[i]).load(std::memory_order_relaxed);
    std::atomic_thread_fence(std::memory_order_acquire);
    return shared(link.pool_sequence).load(std::memory_order_relaxed) == before;
}

void PoolWatch::adopt(const Pool& pool, Parameters& parameters) noexcept {
    for (uint32_t i = 0; i < VM_POOL_SIZE; ++i) {
        if (sentLast_[i] > pool.handled)
            continue; // the host's value is newer
        const double value = parameters.legal(VM_PARAMETER_POOL + i, pool.values[i]);
        parameters.replace(VM_PARAMETER_POOL + i, known_[i], value);
        known_[i] = value;
    }
    if (scriptSentLast_ <= pool.handled)
        scriptTaken_ = scriptSent_;
    generation_ = pool.generation;
}

} // namespace vocalmidi
