#include "pass_through.h"

#include "clap_plugin.h"

#include <cstring>

namespace vocalmidi::host {
namespace {

const clap_plugin_audio_ports_t stereo_ports = {[](const clap_plugin_t*, bool) { return 1u; },
                                                [](const clap_plugin_t*, uint32_t, bool, clap_audio_port_info_t* info) {
                                                    info->flags = CLAP_AUDIO_PORT_IS_MAIN;
                                                    info->channel_count = 2;
                                                    info->port_type = CLAP_PORT_STEREO;
                                                    info->in_place_pair = CLAP_INVALID_ID;
                                                    return true;
                                                }};

clap_process_status copy_input(const clap_plugin_t*, const clap_process_t* process) {
    if (process->audio_inputs_count == 0)
        return CLAP_PROCESS_CONTINUE;
    for (uint32_t c = 0; c < process->audio_inputs[0].channel_count; ++c)
        std::memcpy(process->audio_outputs[0].data32[c], process->audio_inputs[0].data32[c],
                    process->frames_count * sizeof(float));
    return CLAP_PROCESS_CONTINUE;
}

const clap_plugin_t pass_through = {
    nullptr,
    nullptr,
    [](const clap_plugin_t*) { return true; },
    [](const clap_plugin_t*) {},
    [](const clap_plugin_t*, double, uint32_t, uint32_t) { return true; },
    [](const clap_plugin_t*) {},
    [](const clap_plugin_t*) { return true; },
    [](const clap_plugin_t*) {},
    [](const clap_plugin_t*) {},
    copy_input,
    [](const clap_plugin_t*, const char* id) -> const void* {
        return std::strcmp(id, CLAP_EXT_AUDIO_PORTS) == 0 ? &stereo_ports : nullptr;
    },
    [](const clap_plugin_t*) {},
};

} // namespace

std::unique_ptr<HostedPlugin> make_pass_through() {
    return std::make_unique<ClapPlugin>(std::make_unique<ClapHost>(), &pass_through);
}

} // namespace vocalmidi::host
