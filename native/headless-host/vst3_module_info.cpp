#include "vst3_module_info.h"

#include <cstring>
#include <pluginterfaces/base/funknown.h>
#include <stdexcept>

namespace vocalmidi::host {

using namespace Steinberg;

namespace {

template <size_t size> std::string quoted(const char8 (&field)[size]) {
    std::string text = "\"";
    for (size_t i = 0; i < strnlen(field, size); ++i) {
        if (field[i] == '"' || field[i] == '\\')
            text += '\\';
        text += field[i];
    }
    return text + '"';
}

std::string flag(int32 flags, int32 bit) {
    return (flags & bit) != 0 ? "true" : "false";
}

/// `Fx|Tools` as `["Fx", "Tools"]`.
std::string list(const char8 (&field)[PClassInfo2::kSubCategoriesSize]) {
    std::string text = quoted(field);
    for (size_t at = text.find('|'); at != std::string::npos; at = text.find('|', at))
        text.replace(at, 1, "\", \"");
    return '[' + (text == "\"\"" ? "" : text) + ']';
}

std::string describe(const PClassInfo2& info) {
    char8 id[33] = {};
    FUID::fromTUID(info.cid).toString(id);
    return "    {\n      \"CID\": " + quoted(id) + ",\n      \"Category\": " + quoted(info.category) +
           ",\n      \"Name\": " + quoted(info.name) + ",\n      \"Vendor\": " + quoted(info.vendor) +
           ",\n      \"Version\": " + quoted(info.version) + ",\n      \"SDKVersion\": " + quoted(info.sdkVersion) +
           ",\n      \"Sub Categories\": " + list(info.subCategories) +
           ",\n      \"Class Flags\": " + std::to_string(info.classFlags) +
           ",\n      \"Cardinality\": " + std::to_string(info.cardinality) + ",\n      \"Snapshots\": []\n    }";
}

} // namespace

std::string vst3_module_info(IPluginFactory& factory, const std::string& name) {
    const FUnknownPtr<IPluginFactory2> factory2(&factory);
    PFactoryInfo maker;
    if (!factory2 || factory2->getFactoryInfo(&maker) != kResultOk)
        throw std::runtime_error("the factory is too old for a moduleinfo.json");
    std::string classes, version = "\"\"";
    for (int32 i = 0; i < factory2->countClasses(); ++i) {
        PClassInfo2 info;
        if (factory2->getClassInfo2(i, &info) != kResultOk)
            continue;
        classes += (classes.empty() ? "\n" : ",\n") + describe(info);
        version = quoted(info.version);
    }
    return "{\n  \"Name\": \"" + name + "\",\n  \"Version\": " + version +
           ",\n  \"Factory Info\": {\n    \"Vendor\": " + quoted(maker.vendor) +
           ",\n    \"URL\": " + quoted(maker.url) + ",\n    \"E-Mail\": " + quoted(maker.email) +
           ",\n    \"Flags\": {\n      \"Unicode\": " + flag(maker.flags, PFactoryInfo::kUnicode) +
           ",\n      \"Classes Discardable\": " + flag(maker.flags, PFactoryInfo::kClassesDiscardable) +
           ",\n      \"Component Non Discardable\": " + flag(maker.flags, PFactoryInfo::kComponentNonDiscardable) +
           "\n    }\n  },\n  \"Classes\": [" + classes + "\n  ]\n}\n";
}

} // namespace vocalmidi::host
