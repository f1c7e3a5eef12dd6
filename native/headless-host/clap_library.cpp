#include "clap_library.h"

#include "clap_plugin.h"

#include <dlfcn.h>
#include <vocalmidi_clap.h>

namespace vocalmidi::host {
namespace {

std::string text(const char* value) {
    return value == nullptr ? std::string() : std::string(value);
}

class ClapLibrary final : public PluginLibrary {
public:
    ClapLibrary(void* handle, const clap_plugin_entry_t* entry, const clap_plugin_factory_t* factory)
        : handle_(handle), entry_(entry), factory_(factory) {}

    ~ClapLibrary() override {
        entry_->deinit();
        dlclose(handle_);
    }

    std::vector<PluginDescription> scan() override {
        std::vector<PluginDescription> found;
        for (uint32_t i = 0; i < factory_->get_plugin_count(factory_); ++i) {
            const clap_plugin_descriptor_t* descriptor = factory_->get_plugin_descriptor(factory_, i);
            if (descriptor == nullptr)
                continue;
            PluginDescription description{
                text(descriptor->id), text(descriptor->name), text(descriptor->vendor), text(descriptor->version), {}};
            for (const char* const* feature = descriptor->features; feature != nullptr && *feature != nullptr;
                 ++feature)
                description.features.emplace_back(*feature);
            found.push_back(std::move(description));
        }
        return found;
    }

    std::unique_ptr<HostedPlugin> create(const std::string& id, std::string& error) override {
        auto host = std::make_unique<ClapHost>();
        const clap_plugin_t* plugin = factory_->create_plugin(factory_, host->abi(), id.c_str());
        if (plugin == nullptr) {
            error = "the plugin's factory made no instance of " + id;
            return nullptr;
        }
        if (!plugin->init(plugin)) {
            plugin->destroy(plugin);
            error = "the plugin's init returned false";
            return nullptr;
        }
        return std::make_unique<ClapPlugin>(std::move(host), plugin);
    }

private:
    void* handle_;
    const clap_plugin_entry_t* entry_;
    const clap_plugin_factory_t* factory_;
};

} // namespace

std::unique_ptr<PluginLibrary> open_clap_library(const std::string& path, std::string& error) {
    // RTLD_NOW: a symbol that cannot be resolved shows here, not as a crash in the middle of the audio.
    void* handle = dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);
    if (handle == nullptr) {
        error = dlerror();
        return nullptr;
    }
    const auto fail = [&](const char* why) {
        error = why;
        dlclose(handle);
        return nullptr;
    };
    const auto* entry = static_cast<const clap_plugin_entry_t*>(dlsym(handle, "clap_entry"));
    if (entry == nullptr)
        return fail("it has no clap_entry symbol: not a CLAP plugin");
    if (!clap_version_is_compatible(entry->clap_version))
        return fail("its CLAP version is not compatible");
    if (!entry->init(path.c_str()))
        return fail("its entry's init returned false");
    const auto* factory = static_cast<const clap_plugin_factory_t*>(entry->get_factory(CLAP_PLUGIN_FACTORY_ID));
    if (factory == nullptr) {
        entry->deinit();
        return fail("it has no plugin factory");
    }
    return std::make_unique<ClapLibrary>(handle, entry, factory);
}

} // namespace vocalmidi::host
