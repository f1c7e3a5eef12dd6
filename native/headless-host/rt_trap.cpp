#include "rt_trap.h"

#include "rttrap_abi.h"

#include <array>
#include <cstdio>
#include <dlfcn.h>
#include <execinfo.h>
#include <stdexcept>

namespace vocalmidi::host {
namespace {

template <typename T> T preloaded(const char* name) {
    return reinterpret_cast<T>(dlsym(RTLD_DEFAULT, name));
}

std::string place(void* address) {
    Dl_info info{};
    std::array<char, 32> offset;
    if (dladdr(address, &info) == 0 || info.dli_fname == nullptr)
        return "?";
    const void* base = info.dli_saddr != nullptr ? info.dli_saddr : info.dli_fbase;
    std::snprintf(offset.data(), offset.size(), "+0x%tx", static_cast<char*>(address) - static_cast<const char*>(base));
    const std::string object = info.dli_fname;
    const std::string name = object.substr(object.rfind('/') + 1);
    return name + "(" + (info.dli_sname != nullptr ? info.dli_sname : "") + offset.data() + ")";
}

} // namespace

RtTrap::RtTrap() : set_armed_(preloaded<decltype(&vocalmidi_rttrap_set_armed)>("vocalmidi_rttrap_set_armed")) {
    if (set_armed_ == nullptr)
        throw std::runtime_error("the real-time trap needs libvocalmidi_rttrap.so preloaded (LD_PRELOAD)");
    // The first backtrace loads the unwinder, which allocates.
    std::array<void*, 4> frames;
    backtrace(frames.data(), static_cast<int>(frames.size()));
}

unsigned long RtTrap::violations() const {
    return preloaded<decltype(&vocalmidi_rttrap_violations)>("vocalmidi_rttrap_violations")();
}

std::string RtTrap::first_violation() const {
    std::array<void*, VOCALMIDI_RTTRAP_FRAMES> frames{};
    int count = 0;
    long number = -1;
    const auto first = preloaded<decltype(&vocalmidi_rttrap_first)>("vocalmidi_rttrap_first");
    const char* what = first(&number, frames.data(), &count);
    if (what == nullptr)
        return {};
    std::string text = what;
    if (number >= 0)
        text += " " + std::to_string(number);
    for (int i = 0; i < count; ++i)
        text += "\n" + place(frames[static_cast<size_t>(i)]);
    return text;
}

} // namespace vocalmidi::host
