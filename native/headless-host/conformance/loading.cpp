// What a host does before it makes an instance.
#include "check.h"
#include "clap_plugin.h"
#include "library.h"
#include "process_facts.h"

#include <algorithm>
#include <chrono>
#include <cstring>
#include <dlfcn.h>
#include <filesystem>
#include <fstream>
#include <pluginterfaces/base/ipluginbase.h>
#include <pluginterfaces/vst/ivstcomponent.h>
#include <set>
#include <sstream>

namespace vocalmidi::host::conformance {
namespace {

/// The files whose code or data is in the process's memory.
std::set<std::string> mapped_files() {
    std::set<std::string> files;
    std::ifstream maps("/proc/self/maps");
    for (std::string line; std::getline(maps, line);)
        if (const size_t path = line.find('/'); path != std::string::npos)
            files.insert(line.substr(path));
    return files;
}

size_t open_files() {
    size_t count = 0;
    for ([[maybe_unused]] const auto& entry : std::filesystem::directory_iterator("/proc/self/fd"))
        ++count;
    return count;
}

void* load(const Subject& subject) {
    void* handle = dlopen(library_file(subject.path()).c_str(), RTLD_NOW | RTLD_LOCAL);
    expect(handle != nullptr, std::string("does not load: ") + (handle == nullptr ? dlerror() : ""));
    return handle;
}

std::string symbols_resolve(Subject& subject) {
    load(subject);
    return {};
}

/// Whatever time a scan takes on this machine, it takes little where it does nothing but answer.
std::string scan_only_answers(Subject& subject) {
    load(subject); // and what it is linked with
    const auto files = mapped_files();
    const size_t descriptors = open_files();
    const uint32_t threads = read_process_facts().threads;
    const auto start = std::chrono::steady_clock::now();
    const std::string id = subject.description().id;
    const std::chrono::duration<double, std::milli> spent = std::chrono::steady_clock::now() - start;
    for (const std::string& file : mapped_files())
        expect(files.contains(file), "scanning loads " + file);
    expect(read_process_facts().threads == threads, "scanning starts a thread");
    expect(open_files() == descriptors, "scanning leaves a file open");
    std::ostringstream told;
    told << id << " scanned in " << spent.count() << " ms";
    return told.str();
}

void refuses_wrong_clap_ids(Subject& subject) {
    const auto* entry = static_cast<const clap_plugin_entry_t*>(dlsym(load(subject), "clap_entry"));
    expect(entry->get_factory("org.nobody.factory/1") == nullptr, "gives a factory of an unknown kind");
    const auto* factory = static_cast<const clap_plugin_factory_t*>(entry->get_factory(CLAP_PLUGIN_FACTORY_ID));
    expect(factory->get_plugin_descriptor(factory, factory->get_plugin_count(factory)) == nullptr,
           "describes a plugin behind the last");
}

void refuses_wrong_vst3_ids(Subject& subject) {
    using namespace Steinberg;
    const auto get = reinterpret_cast<GetFactoryProc>(dlsym(load(subject), "GetPluginFactory"));
    IPluginFactory& factory = *get();
    PClassInfo info;
    expect(factory.getClassInfo(factory.countClasses(), &info) != kResultOk, "describes a class behind the last");
    expect(factory.getClassInfo(-1, &info) != kResultOk, "describes class -1");
    expect(factory.getClassInfo(0, nullptr) != kResultOk, "describes a class into nothing");
    expect(factory.getClassInfo(0, &info) == kResultOk, "does not describe its first class");
    const TUID nobody = {1, 2, 3};
    void* object = nullptr;
    expect(factory.createInstance(nobody, Vst::IComponent::iid, &object) != kResultOk && object == nullptr,
           "makes an object of an unknown class");
    expect(factory.createInstance(info.cid, nobody, &object) != kResultOk && object == nullptr,
           "makes an object with an unknown interface");
}

std::string wrong_ids_give_nothing(Subject& subject) {
    std::string error, id = subject.description().id;
    expect(subject.library().create("org.nobody.plugin", error) == nullptr, "makes a plugin of an unknown id");
    id.back() = id.back() == 'A' ? 'B' : 'A';
    expect(subject.library().create(id, error) == nullptr, "makes a plugin of an id that is only like its own");
    subject.format() == Format::Clap ? refuses_wrong_clap_ids(subject) : refuses_wrong_vst3_ids(subject);
    return {};
}

std::string features_begin_with_a_main_category(Subject& subject) {
    const PluginDescription& plugin = subject.description();
    const std::set<std::string> main_categories =
        subject.format() == Format::Clap
            ? std::set<std::string>{"instrument", "audio-effect", "note-effect", "note-detector", "analyzer"}
            : std::set<std::string>{"Fx", "Instrument", "Analyzer", "Spatial"};
    expect(!plugin.features.empty(), "names no feature");
    expect(main_categories.contains(plugin.features.front()),
           "begins its features with " + plugin.features.front() + ", which is no main category");
    const std::set<std::string> once(plugin.features.begin(), plugin.features.end());
    expect(once.size() == plugin.features.size(), "names a feature twice");
    std::string all;
    for (const std::string& feature : plugin.features)
        all += (all.empty() ? "" : ", ") + feature;
    return all;
}

std::string the_plugin_says_who_it_is(Subject& subject) {
    const PluginDescription& plugin = subject.description();
    expect(!plugin.name.empty() && !plugin.vendor.empty(), "has no name or no vendor");
    expect(std::any_of(plugin.version.begin(), plugin.version.end(), [](char c) { return c >= '0' && c <= '9'; }),
           "has no version");
    const auto instance = subject.instance();
    if (subject.format() == Format::Clap) {
        const clap_plugin_t& made = clap(*instance).abi();
        expect(made.desc != nullptr && made.desc->id == plugin.id && made.desc->name == plugin.name,
               "its instance describes itself as another plugin");
    }
    return plugin.name + " " + plugin.version + " by " + plugin.vendor;
}

constexpr Check checks[] = {
    {"Loading", "symbols resolved at load (RTLD_NOW)", "Every symbol is found when the file is loaded",
     symbols_resolve},
    {"Loading", "scan time", "A scan answers and does nothing else: no library, thread or file is opened",
     scan_only_answers},
    {"Loading", "wrong id or factory", "Wrong ids, factories and indices give nothing", wrong_ids_give_nothing},
    {"Loading", "features and their order", "Features begin with a main category and repeat none",
     features_begin_with_a_main_category},
    {"Loading", "features and their order",
     "The plugin has a name, a vendor and a version, and its instances say the same", the_plugin_says_who_it_is},
};

} // namespace

std::span<const Check> loading_checks() {
    return checks;
}

} // namespace vocalmidi::host::conformance
