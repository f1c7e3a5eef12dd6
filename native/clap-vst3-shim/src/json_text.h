// Writes one JSON object, member by member. Numbers do not depend on the locale.
#pragma once

#include "distribution.h"

#include <cstdint>
#include <string>

namespace vocalmidi {

class JsonText {
public:
    JsonText& open(const char* name = nullptr);
    JsonText& close();

    JsonText& add(const char* name, uint64_t value);
    JsonText& add(const char* name, double value); // six digits; what is not finite becomes 0
    JsonText& add(const char* name, bool value);
    JsonText& add(const char* name, const char* plainText); // of letters, digits and blanks
    JsonText& add(const char* name, const Distribution& distribution);
    // `json`: a value that is JSON already.
    JsonText& addJson(const char* name, const std::string& json);

    const std::string& text() const noexcept { return text_; }

private:
    void name(const char* name);

    std::string text_;
    bool first_ = true; // of its object
};

} // namespace vocalmidi
