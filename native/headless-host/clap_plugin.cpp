#include "clap_plugin.h"

#include "audio_thread.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>

namespace vocalmidi::host {

ClapPlugin::ClapPlugin(std::unique_ptr<ClapHost> host, const clap_plugin_t* plugin)
    : host_(std::move(host)), plugin_(plugin), params_(extension<clap_plugin_params_t>(CLAP_EXT_PARAMS)),
      state_(extension<clap_plugin_state_t>(CLAP_EXT_STATE)),
      latency_(extension<clap_plugin_latency_t>(CLAP_EXT_LATENCY)), tail_(extension<clap_plugin_tail_t>(CLAP_EXT_TAIL)),
      render_(extension<clap_plugin_render_t>(CLAP_EXT_RENDER)), outputs_(*host_), inside_(ClapInside::of(plugin)) {
    read_parameters();
}

ClapPlugin::~ClapPlugin() {
    if (host_->active.load())
        deactivate();
    plugin_->destroy(plugin_);
}

void ClapPlugin::read_parameters() {
    if (params_ == nullptr)
        return;
    for (uint32_t i = 0; i < params_->count(plugin_); ++i) {
        clap_param_info_t info{};
        if (!params_->get_info(plugin_, i, &info))
            continue;
        info.name[sizeof info.name - 1] = '\0';
        parameters_.push_back({info.id, info.name, info.min_value, info.max_value, info.default_value, info.cookie,
                               (info.flags & CLAP_PARAM_IS_STEPPED) != 0, (info.flags & CLAP_PARAM_IS_BYPASS) != 0,
                               (info.flags & CLAP_PARAM_IS_READONLY) != 0,
                               (info.flags & CLAP_PARAM_IS_AUTOMATABLE) != 0});
    }
}

// The rest of a parameter may not change within an instance's life here: an audio thread may be reading it.
void ClapPlugin::look_for_names() {
    if (thread_role() != ThreadRole::Main || !host_->names_changed.exchange(false))
        return;
    for (uint32_t i = 0; i < params_->count(plugin_); ++i) {
        clap_param_info_t info{};
        if (!params_->get_info(plugin_, i, &info))
            continue;
        info.name[sizeof info.name - 1] = '\0';
        for (PluginParameter& parameter : parameters_)
            if (parameter.id == info.id) {
                parameter.name = info.name;
                parameter.default_value = info.default_value;
            }
    }
}

std::optional<double> ClapPlugin::parameter_from_text(uint32_t index, const std::string& text) {
    double value = 0;
    if (params_->text_to_value(plugin_, parameters_[index].id, text.c_str(), &value))
        return value;
    return std::nullopt;
}

std::optional<std::string> ClapPlugin::parameter_text(uint32_t index, double value) {
    char text[256] = "";
    if (!params_->value_to_text(plugin_, parameters_[index].id, value, text, sizeof text))
        return std::nullopt;
    text[sizeof text - 1] = '\0';
    return text;
}

double ClapPlugin::parameter_value(uint32_t index) {
    double value = 0;
    return params_->get_value(plugin_, parameters_[index].id, &value) ? value
                                                                      : std::numeric_limits<double>::quiet_NaN();
}

void ClapPlugin::flush(std::span<const ParameterChange> changes) {
    if (params_ == nullptr)
        return;
    // At sample 0 of a block that does not exist: a flush has no audio.
    std::vector<ParameterChange> now(changes.begin(), changes.end());
    for (ParameterChange& change : now)
        change.sample = 0;
    inputs_.set(now, parameters_, {}, 0);
    outputs_.begin(0, 1);
    params_->flush(plugin_, inputs_.abi(), outputs_.abi());
    look_for_names();
}

bool ClapPlugin::set_offline(bool offline) {
    return render_ != nullptr && render_->set(plugin_, offline ? CLAP_RENDER_OFFLINE : CLAP_RENDER_REALTIME);
}

bool ClapPlugin::activate(double sample_rate, uint32_t max_frames) {
    ports_.prepare(plugin_, max_frames);
    host_->restart_requested.store(false);
    host_->activating.store(true);
    const bool activated = plugin_->activate(plugin_, sample_rate, 1, max_frames);
    host_->active.store(activated);
    host_->activating.store(false);
    look_for_names();
    return activated;
}

void ClapPlugin::deactivate() {
    host_->activating.store(true);
    plugin_->deactivate(plugin_);
    host_->active.store(false);
    host_->activating.store(false);
    look_for_names();
}

uint32_t ClapPlugin::latency() {
    return latency_ == nullptr ? 0 : latency_->get(plugin_);
}

uint32_t ClapPlugin::tail() {
    if (tail_ == nullptr)
        return 0;
    const uint32_t samples = tail_->get(plugin_);
    return samples >= static_cast<uint32_t>(INT32_MAX) ? UINT32_MAX : samples;
}

std::string ClapPlugin::ports_text() const {
    std::string text = "audio " + ClapPorts::text(plugin_);
    const auto* notes = extension<clap_plugin_note_ports_t>(CLAP_EXT_NOTE_PORTS);
    const uint32_t in = notes == nullptr ? 0 : notes->count(plugin_, true);
    const uint32_t out = notes == nullptr ? 0 : notes->count(plugin_, false);
    return text + "; note ports in " + std::to_string(in) + ", out " + std::to_string(out);
}

std::vector<std::string> ClapPlugin::layouts() {
    const auto* configs = extension<clap_plugin_audio_ports_config_t>(CLAP_EXT_AUDIO_PORTS_CONFIG);
    std::vector<std::string> names;
    for (uint32_t i = 0; configs != nullptr && i < configs->count(plugin_); ++i) {
        clap_audio_ports_config_t config{};
        names.emplace_back(configs->get(plugin_, i, &config) ? config.name : "?");
    }
    return names;
}

bool ClapPlugin::select_layout(size_t index) {
    const auto* configs = extension<clap_plugin_audio_ports_config_t>(CLAP_EXT_AUDIO_PORTS_CONFIG);
    clap_audio_ports_config_t config{};
    return configs->get(plugin_, static_cast<uint32_t>(index), &config) && configs->select(plugin_, config.id);
}

bool ClapPlugin::use_doubles(bool doubles) {
    const auto* ports = extension<clap_plugin_audio_ports_t>(CLAP_EXT_AUDIO_PORTS);
    for (const bool input : {true, false})
        for (uint32_t i = 0; doubles && ports != nullptr && i < ports->count(plugin_, input); ++i) {
            clap_audio_port_info_t info{};
            if (!ports->get(plugin_, i, input, &info) || (info.flags & CLAP_AUDIO_PORT_SUPPORTS_64BITS) == 0)
                return false;
        }
    doubles_ = doubles;
    return true;
}

bool ClapPlugin::save_state(std::vector<uint8_t>& bytes, size_t chunk) {
    struct Sink {
        std::vector<uint8_t>* bytes;
        size_t chunk;
    } sink{&bytes, chunk};
    const clap_ostream_t stream{&sink, [](const clap_ostream_t* self, const void* from, uint64_t size) -> int64_t {
                                    auto& to = *static_cast<Sink*>(self->ctx);
                                    const auto taken = std::min<uint64_t>(size, to.chunk);
                                    const auto* first = static_cast<const uint8_t*>(from);
                                    to.bytes->insert(to.bytes->end(), first, first + taken);
                                    return static_cast<int64_t>(taken);
                                }};
    return state_ != nullptr && state_->save(plugin_, &stream);
}

bool ClapPlugin::load_state(const std::vector<uint8_t>& bytes, size_t chunk) {
    struct Source {
        const std::vector<uint8_t>* bytes;
        size_t position, chunk;
    } source{&bytes, 0, chunk};
    const clap_istream_t stream{&source, [](const clap_istream_t* self, void* to, uint64_t size) -> int64_t {
                                    auto& from = *static_cast<Source*>(self->ctx);
                                    const size_t left = from.bytes->size() - from.position;
                                    const auto given = std::min({static_cast<size_t>(size), left, from.chunk});
                                    if (given > 0)
                                        std::memcpy(to, from.bytes->data() + from.position, given);
                                    from.position += given;
                                    return static_cast<int64_t>(given);
                                }};
    const bool loaded = state_ != nullptr && state_->load(plugin_, &stream);
    look_for_names();
    return loaded;
}

void ClapPlugin::on_main_thread() {
    plugin_->on_main_thread(plugin_);
    look_for_names();
}

PluginRequests ClapPlugin::take_requests() {
    return {host_->restart_requested.load(), host_->callback_requested.exchange(false),
            host_->flush_requested.exchange(false)};
}

void ClapPlugin::set_transport(const Block& block) {
    const double seconds = static_cast<double>(block.song()) / block.sample_rate;
    const double beats = seconds * block.tempo / 60.0;
    transport_.header = {sizeof transport_, 0, CLAP_CORE_EVENT_SPACE_ID, CLAP_EVENT_TRANSPORT, 0};
    transport_.flags = CLAP_TRANSPORT_HAS_TEMPO | CLAP_TRANSPORT_HAS_BEATS_TIMELINE |
                       CLAP_TRANSPORT_HAS_SECONDS_TIMELINE | CLAP_TRANSPORT_HAS_TIME_SIGNATURE;
    if (block.playing)
        transport_.flags |= CLAP_TRANSPORT_IS_PLAYING | CLAP_TRANSPORT_IS_RECORDING;
    transport_.tempo = block.tempo;
    transport_.song_pos_seconds = std::llround(seconds * static_cast<double>(CLAP_SECTIME_FACTOR));
    transport_.song_pos_beats = std::llround(beats * static_cast<double>(CLAP_BEATTIME_FACTOR));
    transport_.tsig_num = transport_.tsig_denom = 4;
    transport_.bar_number = static_cast<int32_t>(beats / 4.0);
    transport_.bar_start = static_cast<int64_t>(transport_.bar_number) * 4 * CLAP_BEATTIME_FACTOR;
}

void ClapPlugin::prepare(const Block& block) {
    ports_.attach(process_, block, doubles_);
    inputs_.set(block.changes, parameters_, block.notes, block.start);
    outputs_.begin(block.start, block.frames);
    set_transport(block);
    process_.steady_time = block.start;
    process_.frames_count = block.frames;
    process_.transport = block.with_transport ? &transport_ : nullptr;
    process_.in_events = inputs_.abi();
    process_.out_events = outputs_.abi();
}

bool ClapPlugin::call() {
    status_ = plugin_->process(plugin_, &process_);
    return status_ != CLAP_PROCESS_ERROR;
}

void ClapPlugin::collect(EventCapture& events) {
    ports_.take_output();
    outputs_.collect(events);
}

} // namespace vocalmidi::host
