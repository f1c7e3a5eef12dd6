#include "vst3_library.h"

#include "vst3_module_info.h"
#include "vst3_plugin.h"

#include <cstring>
#include <dlfcn.h>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <sys/utsname.h>

namespace vocalmidi::host {

using namespace Steinberg;

namespace {

namespace fs = std::filesystem;

using ModuleEntry = bool (*)(void* handle);
using ModuleExit = bool (*)();

template <size_t size> std::string text(const char8 (&field)[size]) {
    return {field, strnlen(field, size)};
}

std::vector<std::string> split(const std::string& categories) {
    std::vector<std::string> parts;
    for (size_t at = 0; at < categories.size();) {
        const size_t end = std::min(categories.find('|', at), categories.size());
        parts.push_back(categories.substr(at, end - at));
        at = end + 1;
    }
    return parts;
}

std::string hex(const TUID class_id) {
    char8 id[33] = {};
    FUID::fromTUID(class_id).toString(id);
    return id;
}

class Vst3Library final : public PluginLibrary {
public:
    Vst3Library(void* handle, ModuleExit leave, IPluginFactory* factory)
        : handle_(handle), leave_(leave), factory_(owned(factory)) {}

    ~Vst3Library() override {
        factory_ = nullptr;
        leave_();
        dlclose(handle_);
    }

    std::vector<PluginDescription> scan() override {
        const FUnknownPtr<IPluginFactory2> factory2(factory_);
        PFactoryInfo maker;
        factory_->getFactoryInfo(&maker);
        std::vector<PluginDescription> found;
        for (int32 i = 0; i < factory_->countClasses(); ++i) {
            PClassInfo2 info;
            if (factory2) {
                if (factory2->getClassInfo2(i, &info) != kResultOk)
                    continue;
            } else if (PClassInfo first; factory_->getClassInfo(i, &first) == kResultOk) {
                std::memcpy(info.cid, first.cid, sizeof(TUID));
                std::memcpy(info.category, first.category, sizeof info.category);
                std::memcpy(info.name, first.name, sizeof info.name);
            }
            if (text(info.category) != kVstAudioEffectClass)
                continue;
            const std::string vendor = text(info.vendor);
            found.push_back({hex(info.cid), text(info.name), vendor.empty() ? text(maker.vendor) : vendor,
                             text(info.version), split(text(info.subCategories))});
        }
        return found;
    }

    std::unique_ptr<HostedPlugin> create(const std::string& id, std::string& error) override {
        FUID class_id;
        if (!class_id.fromString(id.c_str())) {
            error = id + " is no class id";
            return nullptr;
        }
        return Vst3Plugin::create(*factory_, class_id, error);
    }

    IPluginFactory& factory() { return *factory_; }

private:
    void* handle_;
    ModuleExit leave_;
    IPtr<IPluginFactory> factory_;
};

} // namespace

std::string vst3_library_file(const std::string& path) {
    const fs::path bundle = fs::absolute(path);
    if (!fs::is_directory(bundle))
        return bundle;
    utsname machine{};
    uname(&machine);
    const fs::path clean = bundle.has_filename() ? bundle : bundle.parent_path();
    return clean / "Contents" / (std::string(machine.machine) + "-linux") / clean.stem().concat(".so");
}

std::unique_ptr<PluginLibrary> open_vst3_library(const std::string& path, std::string& error) {
    // RTLD_NOW: a symbol that cannot be resolved shows here, not as a crash in the middle of the audio.
    void* handle = dlopen(vst3_library_file(path).c_str(), RTLD_NOW | RTLD_LOCAL);
    if (handle == nullptr) {
        error = dlerror();
        return nullptr;
    }
    const auto fail = [&](const char* why) {
        error = why;
        dlclose(handle);
        return nullptr;
    };
    const auto enter = reinterpret_cast<ModuleEntry>(dlsym(handle, "ModuleEntry"));
    const auto leave = reinterpret_cast<ModuleExit>(dlsym(handle, "ModuleExit"));
    const auto get_factory = reinterpret_cast<GetFactoryProc>(dlsym(handle, "GetPluginFactory"));
    if (enter == nullptr || leave == nullptr || get_factory == nullptr)
        return fail("it lacks ModuleEntry, ModuleExit or GetPluginFactory: not a VST3 plugin");
    if (!enter(handle))
        return fail("its ModuleEntry returned false");
    IPluginFactory* factory = get_factory();
    if (factory == nullptr) {
        leave();
        return fail("it has no plugin factory");
    }
    return std::make_unique<Vst3Library>(handle, leave, factory);
}

void write_vst3_module_info(const std::string& bundle, const std::string& file) {
    std::string error;
    const auto library = open_vst3_library(bundle, error);
    if (library == nullptr)
        throw std::runtime_error("cannot load " + bundle + ": " + error);
    auto& factory = dynamic_cast<Vst3Library&>(*library).factory();
    std::ofstream out(file, std::ios::trunc);
    out << vst3_module_info(factory, fs::path(vst3_library_file(bundle)).stem().string());
    if (!out.flush())
        throw std::runtime_error("cannot write " + file);
}

} // namespace vocalmidi::host
