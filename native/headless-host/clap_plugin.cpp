#include "clap_plugin.h"

#include "diagnostics_text.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace vocalmidi::host {

ClapPlugin::ClapPlugin(std::unique_ptr<ClapHost> host, const clap_plugin_t* plugin)
    : host_(std::move(host)), plugin_(plugin), params_(extension<clap_plugin_params_t>(CLAP_EXT_PARAMS)),
      state_(extension<clap_plugin_state_t>(CLAP_EXT_STATE)),
      latency_(extension<clap_plugin_latency_t>(CLAP_EXT_LATENCY)), tail_(extension<clap_plugin_tail_t>(CLAP_EXT_TAIL)),
      render_(extension<clap_plugin_render_t>(CLAP_EXT_RENDER)), ports_(plugin), outputs_(*host_) {
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
        parameters_.push_back({info.id, info.name, info.min_value, info.max_value, info.default_value, info.cookie});
    }
}

std::optional<double> ClapPlugin::parameter_from_text(uint32_t index, const std::string& text) {
    double value = 0;
    if (params_->text_to_value(plugin_, parameters_[index].id, text.c_str(), &value))
        return value;
    return std::nullopt;
}

void ClapPlugin::flush(std::span<const ParameterChange> changes) {
    if (params_ == nullptr)
        return;
    // At sample 0 of a block that does not exist: a flush has no audio.
    std::vector<ParameterChange> now(changes.begin(), changes.end());
    for (ParameterChange& change : now)
        change.sample = 0;
    inputs_.set(now, parameters_, 0);
    outputs_.begin(0, 1);
    params_->flush(plugin_, inputs_.abi(), outputs_.abi());
}

bool ClapPlugin::set_offline(bool offline) {
    return render_ != nullptr && render_->set(plugin_, offline ? CLAP_RENDER_OFFLINE : CLAP_RENDER_REALTIME);
}

bool ClapPlugin::activate(double sample_rate, uint32_t max_frames) {
    ports_.allocate(max_frames);
    host_->restart_requested.store(false);
    host_->activating.store(true);
    const bool activated = plugin_->activate(plugin_, sample_rate, 1, max_frames);
    host_->active.store(activated);
    host_->activating.store(false);
    return activated;
}

void ClapPlugin::deactivate() {
    host_->activating.store(true);
    plugin_->deactivate(plugin_);
    host_->active.store(false);
    host_->activating.store(false);
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
    std::string text = "audio " + ports_.text();
    const auto* notes = extension<clap_plugin_note_ports_t>(CLAP_EXT_NOTE_PORTS);
    const uint32_t in = notes == nullptr ? 0 : notes->count(plugin_, true);
    const uint32_t out = notes == nullptr ? 0 : notes->count(plugin_, false);
    return text + "; note ports in " + std::to_string(in) + ", out " + std::to_string(out);
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
    return state_ != nullptr && state_->load(plugin_, &stream);
}

PluginRequests ClapPlugin::take_requests() {
    return {host_->restart_requested.load(), host_->callback_requested.exchange(false),
            host_->flush_requested.exchange(false)};
}

std::vector<std::string> ClapPlugin::diagnostics() {
    const auto* extension_table = extension<vocalmidi_plugin_diagnostics_t>(VOCALMIDI_EXT_DIAGNOSTICS);
    vocalmidi_diagnostics_t d{};
    d.size = sizeof d;
    if (extension_table == nullptr || !extension_table->read(plugin_, &d))
        return {};
    return diagnostics_lines(d);
}

void ClapPlugin::set_transport(const Block& block) {
    const double seconds = static_cast<double>(block.start) / block.sample_rate;
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
    ports_.fill(block.input, block.frames);
    inputs_.set(block.changes, parameters_, block.start);
    outputs_.begin(block.start, block.frames);
    set_transport(block);
    process_.steady_time = block.start;
    process_.frames_count = block.frames;
    process_.transport = &transport_;
    process_.audio_inputs = block.with_buses ? ports_.inputs().data() : nullptr;
    process_.audio_inputs_count = block.with_buses ? static_cast<uint32_t>(ports_.inputs().size()) : 0;
    process_.audio_outputs = block.with_buses ? ports_.outputs().data() : nullptr;
    process_.audio_outputs_count = block.with_buses ? static_cast<uint32_t>(ports_.outputs().size()) : 0;
    process_.in_events = inputs_.abi();
    process_.out_events = outputs_.abi();
}

bool ClapPlugin::call() {
    return plugin_->process(plugin_, &process_) != CLAP_PROCESS_ERROR;
}

} // namespace vocalmidi::host
