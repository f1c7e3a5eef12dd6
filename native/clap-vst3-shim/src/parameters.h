// The parameter table as the engine gives it, and one instance's values.
#pragma once

#include "engine_library.h"

#include <array>
#include <atomic>
#include <cstdint>
#include <vector>

namespace vocalmidi {

inline constexpr uint32_t kMaxParameters = 64; // bits of a change mask

class Parameters {
public:
    // Reads the table and sets the initial values; false if the engine's table cannot be used. [main-thread]
    bool load(const EngineLibrary& engine, vm_engine* handle);

    uint32_t count() const noexcept { return static_cast<uint32_t>(table_.size()); }
    // Flags and range; the name and the initial value as they were at first (see Instance::info).
    const vm_parameter& info(uint32_t id) const noexcept { return table_[id]; }
    bool has(uint32_t id, uint32_t flag) const noexcept { return (table_[id].flags & flag) != 0; }

    // Any thread, wait-free.
    double get(uint32_t id) const noexcept { return values_[id].load(std::memory_order_relaxed); }

    // Stores the nearest legal value and leaves it to the callback to notice. Unknown ids, read-only ones and NaN are
    // ignored. A momentary parameter keeps its value; switching it on only leaves its mark. Any thread, wait-free.
    void set(uint32_t id, double value) noexcept;

    // What the plugin sets by itself, read-only or not: the callback hears nothing of it. Any thread, wait-free.
    void store(uint32_t id, double value) noexcept;
    // As store, unless somebody has set another value than `known` meanwhile. Any thread, wait-free.
    void replace(uint32_t id, double known, double value) noexcept;

    // The nearest value the parameter can have.
    double legal(uint32_t id, double value) const noexcept;

    // The ids set since the last call, one bit each. [audio-thread]
    uint64_t takeChanges() noexcept { return changes_.exchange(0, std::memory_order_acquire); }

    // All values, indexed by id.
    std::vector<double> snapshot() const;

private:
    std::vector<vm_parameter> table_;
    std::array<std::atomic<double>, kMaxParameters> values_{};
    std::atomic<uint64_t> changes_{0};
};

} // namespace vocalmidi
