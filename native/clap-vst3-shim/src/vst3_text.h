// VST3's UTF-16 strings of fixed length, to and from UTF-8. What does not fit is cut at a character.
#pragma once

#include <pluginterfaces/vst/vsttypes.h>
#include <string>
#include <string_view>

namespace vocalmidi::vst3 {

void write(std::string_view utf8, Steinberg::Vst::String128& text) noexcept;
std::string read(const Steinberg::Vst::TChar* text);

} // namespace vocalmidi::vst3
