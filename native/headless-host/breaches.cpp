#include "breaches.h"

namespace vocalmidi::host {

void Breaches::note(const char* what) {
    for (auto& slot : noted_) {
        const char* expected = nullptr;
        if (slot.compare_exchange_strong(expected, what) || expected == what)
            return;
    }
}

std::vector<std::string> Breaches::take() {
    std::vector<std::string> news;
    while (taken_ < noted_.size() && noted_[taken_].load() != nullptr)
        news.emplace_back(noted_[taken_++].load());
    return news;
}

} // namespace vocalmidi::host
