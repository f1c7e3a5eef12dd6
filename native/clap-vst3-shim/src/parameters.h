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
    bool load(const EngineLibrary& engine);

    uint32_t count() const noexcept { return static_cast<uint32_t>(table_.size()); }
    const vm_parameter& info(uint32_t id) const noexcept { return table_[id]; }
    bool has(uint32_t id, uint32_t flag) const noexcept { return (table_[id].flags & flag) != 0; }

    // Any thread, wait-free.
    double get(uint32_t id) const noexcept { return values_[id].load(std::memory_order_relaxed); }

    // Stores the nearest legal value and leaves it to the callback to notice. Unknown ids and NaN are ignored.
    // A momentary parameter keeps its value; switching it on only leaves its mark. Any thread, wait-free.
    void set(uint32_t id, double value) noexcept;

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
