#include "engine_library.h"

#include <dlfcn.h>
#include <filesystem>
#include <mutex>

namespace vocalmidi {

namespace {

constexpr char kEngineFile[] = "libVocalMidi.Native.so";

EngineLibrary functions{};
const EngineLibrary* loaded = nullptr;
std::mutex loading;

// Links are followed: a link to the plugin in a plugin folder finds the engine where the plugin really lies.
std::filesystem::path ownFolder() {
    Dl_info info{};
    if (dladdr(&functions, &info) == 0 || !info.dli_fname)
        return {};
    return std::filesystem::weakly_canonical(info.dli_fname).parent_path();
}

template <typename Function> bool resolve(void* library, const char* name, Function& function, std::string& missing) {
    function = reinterpret_cast<Function>(dlsym(library, name));
    if (!function)
        missing = name;
    return function != nullptr;
}

bool resolveAll(void* library, EngineLibrary& f, std::string& missing) {
    return resolve(library, "vm_last_error", f.lastError, missing) &&
           resolve(library, "vm_parameter_count", f.parameterCount, missing) &&
           resolve(library, "vm_parameter_info", f.parameterInfo, missing) &&
           resolve(library, "vm_parameter_to_text", f.parameterToText, missing) &&
           resolve(library, "vm_parameter_from_text", f.parameterFromText, missing) &&
           resolve(library, "vm_latency", f.latency, missing) &&
           resolve(library, "vm_state_save", f.stateSave, missing) &&
           resolve(library, "vm_state_load", f.stateLoad, missing) &&
           resolve(library, "vm_create", f.create, missing) && resolve(library, "vm_destroy", f.destroy, missing) &&
           resolve(library, "vm_status_text", f.statusText, missing) &&
           resolve(library, "vm_status_level", f.statusLevel, missing) &&
           resolve(library, "vm_activate", f.activate, missing) &&
           resolve(library, "vm_deactivate", f.deactivate, missing) &&
           resolve(library, "vm_choose_script", f.chooseScript, missing) &&
           resolve(library, "vm_take_log", f.takeLog, missing) && resolve(library, "vm_profile", f.profile, missing) &&
           resolve(library, "vm_spans", f.spans, missing);
}

std::string report(const std::string& path, const std::string& cause) {
    return "VocalMidi: cannot use its engine " + path + ": " + cause +
           ". Install the whole VocalMidi folder again, the plugin and the files beside it from one version.";
}

} // namespace

std::string EngineLibrary::error() const {
    char text[512] = "";
    lastError(text, sizeof(text));
    return text;
}

const EngineLibrary* loadEngine(std::string& problem) {
    const std::lock_guard lock(loading);
    if (loaded)
        return loaded;
    const std::string path = (ownFolder() / kEngineFile).string();
    if (!std::filesystem::exists(path)) {
        problem = report(path, "the file is missing");
        return nullptr;
    }
    void* library = dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);
    if (!library) {
        const char* cause = dlerror();
        problem = report(path, cause ? cause : "it does not load");
        return nullptr;
    }
    std::string missing;
    if (!resolve(library, "vm_abi_version", functions.abiVersion, missing)) {
        problem = report(path, "it is not an engine of VocalMidi");
        return nullptr;
    }
    uint32_t version = 0;
    if (functions.abiVersion(&version) != VM_OK || version != VM_ABI_VERSION) {
        problem = report(path, "it speaks version " + std::to_string(version) + " of the interface, the plugin " +
                                   std::to_string(VM_ABI_VERSION));
        return nullptr;
    }
    if (!resolveAll(library, functions, missing)) {
        problem = report(path, "it lacks " + missing);
        return nullptr;
    }
    loaded = &functions;
    return loaded;
}

} // namespace vocalmidi
