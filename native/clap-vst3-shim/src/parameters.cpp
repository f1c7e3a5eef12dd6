#include "parameters.h"

#include <algorithm>
#include <cmath>

namespace vocalmidi {

bool Parameters::load(const EngineLibrary& engine, vm_engine* handle) {
    uint32_t count = 0;
    if (engine.parameterCount(&count) != VM_OK || count == 0 || count > kMaxParameters)
        return false;
    std::vector<vm_parameter> table(count);
    for (uint32_t i = 0; i < count; ++i) {
        if (engine.parameterInfo(handle, i, &table[i]) != VM_OK || table[i].id != i)
            return false;
        values_[i].store(table[i].initial, std::memory_order_relaxed);
    }
    table_ = std::move(table);
    return true;
}

double Parameters::legal(uint32_t id, double value) const noexcept {
    const vm_parameter& parameter = table_[id];
    const double clamped = std::clamp(value, parameter.minimum, parameter.maximum);
    return (parameter.flags & VM_PARAMETER_STEPPED) != 0 ? std::round(clamped) : clamped;
}

void Parameters::set(uint32_t id, double value) noexcept {
    if (id >= table_.size() || std::isnan(value) || has(id, VM_PARAMETER_READ_ONLY))
        return;
    if (has(id, VM_PARAMETER_MOMENTARY)) {
        if (value <= 0.5)
            return;
    } else {
        values_[id].store(legal(id, value), std::memory_order_relaxed);
    }
    changes_.fetch_or(uint64_t{1} << id, std::memory_order_release);
}

void Parameters::store(uint32_t id, double value) noexcept {
    if (id < table_.size() && !std::isnan(value))
        values_[id].store(legal(id, value), std::memory_order_relaxed);
}

void Parameters::replace(uint32_t id, double known, double value) noexcept {
    if (id < table_.size() && !std::isnan(value))
        values_[id].compare_exchange_strong(known, legal(id, value), std::memory_order_relaxed);
}

std::vector<double> Parameters::snapshot() const {
    std::vector<double> values(table_.size());
    for (uint32_t id = 0; id < values.size(); ++id)
        values[id] = get(id);
    return values;
}

} // namespace vocalmidi
