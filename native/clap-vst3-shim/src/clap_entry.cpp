// What a CLAP host finds in the file: the entry, the factory and the one plugin it makes.
#include "clap_plugin.h"

#include <cstring>
#include <new>

namespace vocalmidi::clap {

namespace {

// The main categories first: some hosts look no further.
const char* const kFeatures[] = {CLAP_PLUGIN_FEATURE_NOTE_DETECTOR, CLAP_PLUGIN_FEATURE_AUDIO_EFFECT,
                                 CLAP_PLUGIN_FEATURE_UTILITY,       CLAP_PLUGIN_FEATURE_STEREO,
                                 CLAP_PLUGIN_FEATURE_MONO,          nullptr};

uint32_t pluginCount(const clap_plugin_factory_t*) noexcept {
    return 1;
}

const clap_plugin_descriptor_t* descriptor(const clap_plugin_factory_t*, uint32_t index) noexcept {
    return index == 0 ? &kDescriptor : nullptr;
}

const clap_plugin_t* create(const clap_plugin_factory_t*, const clap_host_t* host, const char* id) noexcept {
    if (!host || !clap_version_is_compatible(host->clap_version) || !id || std::strcmp(id, kDescriptor.id) != 0)
        return nullptr;
    auto* plugin = new (std::nothrow) Plugin(host);
    return plugin ? &plugin->plugin : nullptr;
}

const clap_plugin_factory_t kFactory{pluginCount, descriptor, create};

// May be called again after deinit, and more than once: there is nothing to do before an instance is made.
bool entryInit(const char*) noexcept {
    return true;
}

void entryDeinit() noexcept {}

const void* getFactory(const char* id) noexcept {
    return std::strcmp(id, CLAP_PLUGIN_FACTORY_ID) == 0 ? &kFactory : nullptr;
}

} // namespace

const clap_plugin_descriptor_t kDescriptor{
    CLAP_VERSION_INIT,
    "org.vocalmidi.vocalmidi",
    "VocalMidi",
    "The VocalMidi authors",
    "",
    "",
    "",
    VOCALMIDI_VERSION,
    "Turns a voice into MIDI notes, live",
    const_cast<const char**>(kFeatures),
};

} // namespace vocalmidi::clap

extern "C" CLAP_EXPORT const clap_plugin_entry_t clap_entry = {
    CLAP_VERSION_INIT, vocalmidi::clap::entryInit, vocalmidi::clap::entryDeinit, vocalmidi::clap::getFactory};
