#include "vst3_text.h"

#include <algorithm>
#include <cstdint>

namespace vocalmidi::vst3 {

namespace {

constexpr char32_t kReplacement = 0xFFFD;

// The code point at `at`, which moves on behind it.
char32_t decode(std::string_view utf8, std::size_t& at) noexcept {
    const auto lead = static_cast<uint8_t>(utf8[at++]);
    if (lead < 0x80)
        return lead;
    const int more = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : 1;
    if (lead < 0xC2 || lead > 0xF4)
        return kReplacement;
    char32_t point = lead & (0x3Fu >> more);
    for (int i = 0; i < more; ++i) {
        if (at == utf8.size() || (static_cast<uint8_t>(utf8[at]) & 0xC0) != 0x80)
            return kReplacement;
        point = (point << 6) | (static_cast<uint8_t>(utf8[at++]) & 0x3Fu);
    }
    return point > 0x10FFFF ? kReplacement : point;
}

void append(std::string& utf8, char32_t point) {
    if (point < 0x80) {
        utf8 += static_cast<char>(point);
        return;
    }
    const int more = point < 0x800 ? 1 : point < 0x10000 ? 2 : 3;
    const unsigned lead[] = {0xC0, 0xE0, 0xF0};
    utf8 += static_cast<char>(lead[more - 1] | (point >> (6 * more)));
    for (int i = more - 1; i >= 0; --i)
        utf8 += static_cast<char>(0x80 | ((point >> (6 * i)) & 0x3F));
}

} // namespace

void write(std::string_view utf8, Steinberg::Vst::String128& text) noexcept {
    constexpr std::size_t room = std::size(Steinberg::Vst::String128{}) - 1;
    std::size_t used = 0;
    for (std::size_t at = 0; at < utf8.size();) {
        const char32_t point = decode(utf8, at);
        const std::size_t needed = point >= 0x10000 ? 2 : 1;
        if (used + needed > room)
            break;
        if (needed == 2) {
            text[used++] = static_cast<char16_t>(0xD800 + ((point - 0x10000) >> 10));
            text[used++] = static_cast<char16_t>(0xDC00 + ((point - 0x10000) & 0x3FF));
        } else {
            text[used++] = static_cast<char16_t>(point);
        }
    }
    std::fill(text + used, text + room + 1, char16_t{0});
}

std::string read(const Steinberg::Vst::TChar* text) {
    std::string utf8;
    for (; *text != 0; ++text) {
        const char32_t unit = static_cast<char16_t>(*text);
        if (unit < 0xD800 || unit > 0xDFFF) {
            append(utf8, unit);
        } else if (unit < 0xDC00 && (static_cast<char16_t>(text[1]) & 0xFC00) == 0xDC00) {
            append(utf8, 0x10000 + ((unit - 0xD800) << 10) + (static_cast<char16_t>(*++text) - 0xDC00u));
        } else {
            append(utf8, kReplacement);
        }
    }
    return utf8;
}

} // namespace vocalmidi::vst3
