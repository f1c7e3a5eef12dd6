// The shim's ends of the rings of vocalmidi_abi.h. One producer and one consumer thread each; every call is
// wait-free and allocates nothing.
#pragma once

#include "vocalmidi_abi.h"

#include <algorithm>
#include <atomic>
#include <cstdint>

namespace vocalmidi {

// A field of the shared C structs, as the atomic it is.
template <typename T> std::atomic_ref<T> shared(T& field) noexcept {
    return std::atomic_ref<T>(field);
}

// What every producer end does, whatever the elements are.
class RingWriterBase {
public:
    explicit RingWriterBase(vm_ring& ring) noexcept : ring_(ring) {}

    uint64_t room() const noexcept {
        return ring_.capacity - (ring_.write - shared(ring_.read).load(std::memory_order_acquire));
    }

    // Counts elements that did not go in.
    void countRefused(uint64_t elements) noexcept {
        shared(ring_.refused).store(ring_.refused + elements, std::memory_order_relaxed);
    }

protected:
    uint64_t slot(uint64_t position) const noexcept { return position & (ring_.capacity - 1); }

    void publish(uint64_t elements, uint64_t roomBefore) noexcept {
        const uint64_t held = ring_.capacity - roomBefore + elements;
        if (held > ring_.high_water)
            shared(ring_.high_water).store(held, std::memory_order_relaxed);
        shared(ring_.write).store(ring_.write + elements, std::memory_order_release);
    }

    vm_ring& ring_;
};

template <typename T> class RingWriter : public RingWriterBase {
public:
    using RingWriterBase::RingWriterBase;

    // False, and counted as refused, when the ring is full.
    bool push(const T& item) noexcept {
        const uint64_t free = room();
        if (free == 0) {
            countRefused(1);
            return false;
        }
        static_cast<T*>(ring_.data)[slot(ring_.write)] = item;
        publish(1, free);
        return true;
    }
};

template <typename T> class RingReader {
public:
    explicit RingReader(vm_ring& ring) noexcept : ring_(ring) {}

    uint64_t count() const noexcept { return shared(ring_.write).load(std::memory_order_acquire) - ring_.read; }

    // The oldest element, left in the ring; false if there is none.
    bool peek(T& item) const noexcept {
        if (count() == 0)
            return false;
        item = static_cast<const T*>(ring_.data)[ring_.read & (ring_.capacity - 1)];
        return true;
    }

    // Removes the oldest element; only after peek found one.
    void pop() noexcept { shared(ring_.read).store(ring_.read + 1, std::memory_order_release); }

private:
    vm_ring& ring_;
};

// Elements are interleaved float frames.
class AudioRingWriter : public RingWriterBase {
public:
    using RingWriterBase::RingWriterBase;

    // All `frames` or none (then false, and counted as refused). `fill(destination, first, count)` writes the
    // frames first .. first + count - 1 of the block; it is called once, or twice where the ring wraps.
    template <typename Fill> bool push(uint32_t frames, Fill&& fill) noexcept {
        const uint64_t free = room();
        if (free < frames) {
            countRefused(frames);
            return false;
        }
        const uint64_t start = slot(ring_.write);
        const uint32_t beforeWrap = static_cast<uint32_t>(std::min<uint64_t>(frames, ring_.capacity - start));
        float* data = static_cast<float*>(ring_.data);
        const uint64_t floatsPerFrame = ring_.element_size / sizeof(float);
        fill(data + start * floatsPerFrame, 0u, beforeWrap);
        if (beforeWrap < frames)
            fill(data, beforeWrap, frames - beforeWrap);
        publish(frames, free);
        return true;
    }
};

} // namespace vocalmidi
