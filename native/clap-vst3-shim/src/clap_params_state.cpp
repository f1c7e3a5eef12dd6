// The CLAP params and state extensions over the instance's parameters.
#include "clap_plugin.h"

#include <cstdio>
#include <exception>
#include <vector>

namespace vocalmidi::clap {

namespace {

uint32_t count(const clap_plugin_t* plugin) noexcept {
    return Plugin::of(plugin).instance.parameters().count();
}

bool info(const clap_plugin_t* plugin, uint32_t index, clap_param_info_t* out) noexcept {
    Instance& instance = Plugin::of(plugin).instance;
    const Parameters& parameters = instance.parameters();
    if (index >= parameters.count())
        return false;
    const vm_parameter parameter = instance.info(index);
    *out = {};
    out->id = parameter.id;
    out->flags = parameters.has(index, VM_PARAMETER_READ_ONLY) ? CLAP_PARAM_IS_READONLY : CLAP_PARAM_IS_AUTOMATABLE;
    if (parameters.has(index, VM_PARAMETER_STEPPED))
        out->flags |= CLAP_PARAM_IS_STEPPED;
    if (parameters.has(index, VM_PARAMETER_IS_BYPASS))
        out->flags |= CLAP_PARAM_IS_BYPASS;
    std::snprintf(out->name, sizeof(out->name), "%s", parameter.name);
    out->min_value = parameter.minimum;
    out->max_value = parameter.maximum;
    out->default_value = parameter.initial;
    return true;
}

bool value(const clap_plugin_t* plugin, clap_id id, double* out) noexcept {
    Parameters& parameters = Plugin::of(plugin).instance.parameters();
    if (id >= parameters.count())
        return false;
    *out = parameters.get(id);
    return true;
}

bool toText(const clap_plugin_t* plugin, clap_id id, double number, char* text, uint32_t size) noexcept {
    return Plugin::of(plugin).instance.toText(id, number, text, size);
}

bool fromText(const clap_plugin_t* plugin, clap_id id, const char* text, double* number) noexcept {
    return Plugin::of(plugin).instance.fromText(id, text, *number);
}

void flush(const clap_plugin_t* plugin, const clap_input_events_t* in, const clap_output_events_t*) noexcept {
    readParameterEvents(Plugin::of(plugin), in);
}

bool save(const clap_plugin_t* plugin, const clap_ostream_t* stream) noexcept {
    Plugin& self = Plugin::of(plugin);
    self.expectMainThread("state.save");
    try {
        std::vector<uint8_t> bytes;
        if (!self.instance.saveState(bytes)) {
            self.log(CLAP_LOG_ERROR, self.instance.error().c_str());
            return false;
        }
        // A stream may take less than it is given.
        for (std::size_t done = 0; done < bytes.size();) {
            const int64_t written = stream->write(stream, bytes.data() + done, bytes.size() - done);
            if (written <= 0)
                return false;
            done += static_cast<std::size_t>(written);
        }
        return true;
    } catch (const std::exception& error) {
        self.log(CLAP_LOG_ERROR, error.what());
        return false;
    }
}

bool load(const clap_plugin_t* plugin, const clap_istream_t* stream) noexcept {
    Plugin& self = Plugin::of(plugin);
    self.expectMainThread("state.load");
    try {
        std::vector<uint8_t> bytes;
        uint8_t chunk[512];
        int64_t got;
        while ((got = stream->read(stream, chunk, sizeof(chunk))) > 0 && bytes.size() <= kMaxStateBytes)
            bytes.insert(bytes.end(), chunk, chunk + got);
        if (got < 0)
            return false;
        if (!self.instance.loadState(bytes)) {
            self.log(CLAP_LOG_ERROR, self.instance.error().c_str());
            return false;
        }
    } catch (const std::exception& error) {
        self.log(CLAP_LOG_ERROR, error.what());
        return false;
    }
    self.tellNews();
    self.requestRestartIfNeeded();
    return true;
}

} // namespace

const clap_plugin_params_t kParams{count, info, value, toText, fromText, flush};
const clap_plugin_state_t kState{save, load};

} // namespace vocalmidi::clap
