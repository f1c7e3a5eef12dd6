#include "vst3_host.h"

#include "audio_thread.h"

#include <cstring>

namespace vocalmidi::host {

using namespace Steinberg;

tresult PLUGIN_API Vst3Host::queryInterface(const TUID wanted, void** object) {
    const auto is = [wanted](const FUID& known) { return FUnknownPrivate::iidEqual(wanted, known); };
    if (is(FUnknown::iid) || is(Vst::IHostApplication::iid))
        *object = static_cast<Vst::IHostApplication*>(this);
    else if (is(Vst::IComponentHandler::iid))
        *object = static_cast<Vst::IComponentHandler*>(this);
    else {
        *object = nullptr;
        return kNoInterface;
    }
    return kResultOk;
}

tresult PLUGIN_API Vst3Host::getName(Vst::String128 name) {
    constexpr char16_t text[] = u"VocalMidi headless host";
    std::memcpy(name, text, sizeof text);
    return kResultOk;
}

// Messages between a component and a controller of its own are not carried: plugins must do without.
tresult PLUGIN_API Vst3Host::createInstance(TUID, TUID, void** object) {
    *object = nullptr;
    return kNotImplemented;
}

tresult PLUGIN_API Vst3Host::restartComponent(int32 flags) {
    if (thread_role() == ThreadRole::Audio)
        misbehaved("restartComponent called on the audio thread");
    if ((flags & (Vst::kLatencyChanged | Vst::kIoChanged | Vst::kReloadComponent)) != 0)
        restart_requested.store(true);
    if ((flags & Vst::kParamTitlesChanged) != 0)
        titles_changed.store(true);
    return kResultOk;
}

std::vector<std::string> Vst3Host::take_messages() {
    std::vector<std::string> messages;
    for (const std::string& breach : breaches_.take())
        messages.push_back("misbehaved\t" + breach);
    return messages;
}

} // namespace vocalmidi::host
