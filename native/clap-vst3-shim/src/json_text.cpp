#include "json_text.h"

#include <charconv>
#include <cmath>

namespace vocalmidi {

namespace {

constexpr int kDigits = 6;

} // namespace

void JsonText::name(const char* name) {
    if (!first_)
        text_ += ',';
    first_ = false;
    if (name) {
        text_ += '"';
        text_ += name;
        text_ += "\":";
    }
}

JsonText& JsonText::open(const char* itsName) {
    name(itsName);
    text_ += '{';
    first_ = true;
    return *this;
}

JsonText& JsonText::close() {
    text_ += '}';
    first_ = false;
    return *this;
}

JsonText& JsonText::add(const char* itsName, uint64_t value) {
    return addJson(itsName, std::to_string(value));
}

JsonText& JsonText::add(const char* itsName, double value) {
    char text[32];
    const double finite = std::isfinite(value) ? value : 0;
    const auto [end, error] = std::to_chars(text, text + sizeof(text), finite, std::chars_format::general, kDigits);
    return addJson(itsName, error == std::errc() ? std::string(text, end) : "0");
}

JsonText& JsonText::add(const char* itsName, bool value) {
    return addJson(itsName, value ? "true" : "false");
}

JsonText& JsonText::add(const char* itsName, const char* plainText) {
    return addJson(itsName, std::string("\"") + plainText + '"');
}

JsonText& JsonText::add(const char* itsName, const Distribution& d) {
    return open(itsName)
        .add("count", d.count)
        .add("mean", d.mean)
        .add("p50", d.p50)
        .add("p95", d.p95)
        .add("p99", d.p99)
        .add("max", d.max)
        .close();
}

JsonText& JsonText::addJson(const char* itsName, const std::string& json) {
    name(itsName);
    text_ += json;
    return *this;
}

} // namespace vocalmidi
