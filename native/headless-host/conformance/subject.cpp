#include "audio_thread.h"
#include "check.h"
#include "clap_plugin.h"
#include "library.h"
#include "vst3_plugin.h"

#include <algorithm>

namespace vocalmidi::host::conformance {

Subject::Subject(std::string path, std::string plugin_id) : path_(std::move(path)), plugin_id_(std::move(plugin_id)) {}

Format Subject::format() const {
    return is_vst3(path_) ? Format::Vst3 : Format::Clap;
}

void Subject::only(Format wanted, const char* reason) const {
    if (format() != wanted)
        throw NotApplicable(reason);
}

PluginLibrary& Subject::library() {
    if (library_ == nullptr)
        library_ = open_library(path_);
    return *library_;
}

const PluginDescription& Subject::description() {
    if (description_.id.empty())
        description_ = choose(library().scan(), plugin_id_);
    return description_;
}

std::unique_ptr<HostedPlugin> Subject::instance() {
    std::string error;
    auto plugin = library().create(description().id, error);
    if (plugin == nullptr)
        throw Violation("no instance: " + error);
    plugin->set_offline(true);
    return plugin;
}

ClapPlugin& clap(HostedPlugin& plugin) {
    return dynamic_cast<ClapPlugin&>(plugin);
}

Vst3Plugin& vst3(HostedPlugin& plugin) {
    return dynamic_cast<Vst3Plugin&>(plugin);
}

void expect_no_breach(HostedPlugin& plugin) {
    const std::string mark = "misbehaved\t";
    for (const std::string& message : plugin.take_messages())
        expect(!message.starts_with(mark),
               "breaks the format's rules: " + message.substr(std::min(mark.size(), message.size())));
}

void on_audio_thread(const std::function<void()>& work) {
    std::string note;
    run_on_audio_thread(Priority::Normal, work, nullptr, note);
}

} // namespace vocalmidi::host::conformance
