// What a VST3 host finds in the file: the module's entry and exit, and the factory with its one class.
#include "vst3_plugin.h"

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <new>
#include <pluginterfaces/base/ipluginbase.h>

namespace vocalmidi::vst3 {

namespace {

constexpr char kName[] = "VocalMidi";
const TUID kClassId = INLINE_UID(0x2B7C61D8, 0x54E94A0F, 0xA3D17E96, 0xC80F4B15);

constexpr char kVendor[] = "The VocalMidi authors";
// An effect in every host's list; hosts that know more find what it is by its event output.
constexpr char kCategories[] = "Fx|Tools";

template <std::size_t size> void set(char8 (&field)[size], const char* text) noexcept {
    std::snprintf(field, size, "%s", text);
}

template <std::size_t size> void set(char16 (&field)[size], const char* ascii) noexcept {
    std::size_t i = 0;
    for (; i + 1 < size && ascii[i] != 0; ++i)
        field[i] = static_cast<char16>(ascii[i]);
    std::fill(field + i, field + size, char16{0});
}

// What the three versions of the class information have in common.
template <typename Info> void describeClass(Info& info) noexcept {
    info = {};
    std::memcpy(info.cid, kClassId, sizeof(TUID));
    info.cardinality = PClassInfo::kManyInstances;
    set(info.category, kVstAudioEffectClass);
    set(info.name, kName);
}

template <typename Info> void describeVersion(Info& info) noexcept {
    info.classFlags = 0; // component and controller are one object: never on two machines
    set(info.subCategories, kCategories);
    set(info.vendor, kVendor);
    set(info.version, VOCALMIDI_VERSION);
    set(info.sdkVersion, kVstVersionString);
}

// Lives as long as the module: counting its references changes nothing.
class Factory final : public IPluginFactory3 {
public:
    tresult PLUGIN_API queryInterface(const TUID wanted, void** object) override {
        if (!object)
            return kInvalidArgument;
        for (const FUID& known : {FUnknown::iid, IPluginFactory::iid, IPluginFactory2::iid, IPluginFactory3::iid})
            if (FUnknownPrivate::iidEqual(wanted, known)) {
                *object = this;
                return kResultOk;
            }
        *object = nullptr;
        return kNoInterface;
    }
    uint32 PLUGIN_API addRef() override { return 1; }
    uint32 PLUGIN_API release() override { return 1; }

    tresult PLUGIN_API getFactoryInfo(PFactoryInfo* info) override {
        if (!info)
            return kInvalidArgument;
        *info = {};
        set(info->vendor, kVendor);
        info->flags = PFactoryInfo::kUnicode;
        return kResultOk;
    }

    int32 PLUGIN_API countClasses() override { return 1; }

    tresult PLUGIN_API getClassInfo(int32 index, PClassInfo* info) override {
        if (index != 0 || !info)
            return kInvalidArgument;
        describeClass(*info);
        return kResultOk;
    }

    tresult PLUGIN_API getClassInfo2(int32 index, PClassInfo2* info) override { return describe(index, info); }
    tresult PLUGIN_API getClassInfoUnicode(int32 index, PClassInfoW* info) override { return describe(index, info); }
    tresult PLUGIN_API setHostContext(FUnknown*) override { return kResultOk; }

    tresult PLUGIN_API createInstance(FIDString classId, FIDString wanted, void** object) override {
        if (!classId || !wanted || !object)
            return kInvalidArgument;
        *object = nullptr;
        if (std::memcmp(classId, kClassId, sizeof(TUID)) != 0)
            return kNoInterface;
        auto* plugin = new (std::nothrow) Plugin();
        if (!plugin)
            return kOutOfMemory;
        const tresult result = plugin->queryInterface(wanted, object);
        plugin->release(); // the caller's reference is left, or none
        return result;
    }

private:
    template <typename Info> tresult describe(int32 index, Info* info) noexcept {
        if (index != 0 || !info)
            return kInvalidArgument;
        describeClass(*info);
        describeVersion(*info);
        return kResultOk;
    }
};

} // namespace

} // namespace vocalmidi::vst3

extern "C" {

SMTG_EXPORT_SYMBOL Steinberg::IPluginFactory* PLUGIN_API GetPluginFactory() {
    static vocalmidi::vst3::Factory factory;
    return &factory;
}

// May be called more than once: there is nothing to do before an instance is made.
#if defined(_WIN32)
SMTG_EXPORT_SYMBOL bool InitDll() {
    return true;
}
SMTG_EXPORT_SYMBOL bool ExitDll() {
    return true;
}
#elif defined(__APPLE__)
SMTG_EXPORT_SYMBOL bool bundleEntry(void*) {
    return true;
}
SMTG_EXPORT_SYMBOL bool bundleExit() {
    return true;
}
#else
SMTG_EXPORT_SYMBOL bool ModuleEntry(void*) {
    return true;
}
SMTG_EXPORT_SYMBOL bool ModuleExit() {
    return true;
}
#endif
}
