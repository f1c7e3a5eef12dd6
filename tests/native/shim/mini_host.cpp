#include "mini_host.h"

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <dlfcn.h>
#include <utility>

namespace test {

namespace {

HostSide& sideOf(const clap_host_t* host) {
    return *static_cast<HostSide*>(host->host_data);
}

void log(const clap_host_t* host, clap_log_severity severity, const char* message) {
    sideOf(host).log.emplace_back(message);
    sideOf(host).severities.push_back(severity);
}
void latencyChanged(const clap_host_t* host) {
    ++sideOf(host).latencyChanges;
}
uint32_t dialects(const clap_host_t* host) {
    return sideOf(host).dialects;
}
void rescanNotes(const clap_host_t*, uint32_t) {}

void rescanParameters(const clap_host_t* host, clap_param_rescan_flags flags) {
    sideOf(host).rescans |= flags;
}
void clearParameter(const clap_host_t*, clap_id, clap_param_clear_flags) {}
void requestFlush(const clap_host_t*) {}

const clap_host_log_t kLog{log};
const clap_host_params_t kParams{rescanParameters, clearParameter, requestFlush};
const clap_host_latency_t kLatency{latencyChanged};
const clap_host_note_ports_t kNotePorts{dialects, rescanNotes};

const void* hostExtension(const clap_host_t*, const char* id) {
    if (std::strcmp(id, CLAP_EXT_LOG) == 0)
        return &kLog;
    if (std::strcmp(id, CLAP_EXT_LATENCY) == 0)
        return &kLatency;
    if (std::strcmp(id, CLAP_EXT_PARAMS) == 0)
        return &kParams;
    if (std::strcmp(id, CLAP_EXT_NOTE_PORTS) == 0)
        return &kNotePorts;
    return nullptr;
}

void nothing(const clap_host_t*) {}
void restart(const clap_host_t* host) {
    ++sideOf(host).restartRequests;
}
void requestCallback(const clap_host_t* host) {
    ++sideOf(host).callbackRequests;
}

} // namespace

bool OutEvent::isNoteOn() const {
    return type == CLAP_EVENT_NOTE_ON || (type == CLAP_EVENT_MIDI && (data[0] & 0xF0) == 0x90);
}

bool OutEvent::isNoteOff() const {
    return type == CLAP_EVENT_NOTE_OFF || (type == CLAP_EVENT_MIDI && (data[0] & 0xF0) == 0x80);
}

HostSide::HostSide() {
    host = {CLAP_VERSION_INIT, this,    "Mini Host", "VocalMidi",    "", "1",
            hostExtension,     restart, nothing,     requestCallback};
}

const clap_plugin_entry_t& pluginEntry() {
    static const clap_plugin_entry_t* entry = [] {
        void* library = dlopen(PLUGIN_PATH, RTLD_NOW | RTLD_LOCAL);
        const auto* found = library ? static_cast<const clap_plugin_entry_t*>(dlsym(library, "clap_entry")) : nullptr;
        if (!found || !found->init(PLUGIN_PATH)) {
            std::fprintf(stderr, "%s cannot be loaded (%s): run native/build-plugin.sh first\n", PLUGIN_PATH,
                         library ? "its entry refused" : dlerror());
            std::exit(2);
        }
        return found;
    }();
    return *entry;
}

MiniHost::MiniHost(uint32_t hostDialects) {
    side.dialects = hostDialects;
    const auto* factory = static_cast<const clap_plugin_factory_t*>(pluginEntry().get_factory(CLAP_PLUGIN_FACTORY_ID));
    plugin = factory->create_plugin(factory, &side.host, factory->get_plugin_descriptor(factory, 0)->id);
    if (!plugin || !plugin->init(plugin)) {
        std::fprintf(stderr, "the plugin cannot be created\n");
        std::exit(2);
    }
}

MiniHost::~MiniHost() {
    deactivate();
    plugin->destroy(plugin);
}

bool MiniHost::activate(double rate, bool offline) {
    const auto* render = extension<clap_plugin_render_t>(CLAP_EXT_RENDER);
    render->set(plugin, offline ? CLAP_RENDER_OFFLINE : CLAP_RENDER_REALTIME);
    active_ = plugin->activate(plugin, rate, 1, 65536) && plugin->start_processing(plugin);
    return active_;
}

void MiniHost::deactivate() {
    if (!active_)
        return;
    plugin->stop_processing(plugin);
    plugin->deactivate(plugin);
    active_ = false;
}

std::vector<float> MiniHost::process(const std::vector<float>& in) {
    std::vector<float> left = in, right = in, outLeft(in.size(), -9.0f), outRight(in.size(), -9.0f);
    float* ins[] = {left.data(), right.data()};
    float* outs[] = {outLeft.data(), outRight.data()};
    clap_audio_buffer_t input{}, output{};
    input.data32 = ins;
    output.data32 = outs;
    input.channel_count = output.channel_count = 2;
    clap_process_t block{};
    block.frames_count = static_cast<uint32_t>(in.size());
    block.audio_inputs = &input;
    block.audio_outputs = &output;
    block.audio_inputs_count = block.audio_outputs_count = 1;
    processRaw(block);
    return outRight;
}

clap_input_events_t MiniHost::inputList() {
    using Events = std::vector<AnyEvent>;
    return {&input_,
            [](const clap_input_events_t* list) {
                return static_cast<uint32_t>(static_cast<const Events*>(list->ctx)->size());
            },
            [](const clap_input_events_t* list, uint32_t index) -> const clap_event_header_t* {
                return &(*static_cast<const Events*>(list->ctx))[index].header;
            }};
}

void MiniHost::flush() {
    const clap_input_events_t in = inputList();
    const clap_output_events_t out{this, push};
    extension<clap_plugin_params_t>(CLAP_EXT_PARAMS)->flush(plugin, &in, &out);
    input_.clear();
}

void MiniHost::mainThread() {
    if (std::exchange(side.callbackRequests, 0) > 0)
        plugin->on_main_thread(plugin);
}

clap_process_status MiniHost::processRaw(clap_process_t& block) {
    const clap_input_events_t in = inputList();
    const clap_output_events_t out{this, push};
    block.in_events = &in;
    block.out_events = &out;
    block.transport = hasTransport_ ? &transport_ : nullptr;
    lastTime_ = 0;
    const clap_process_status status = plugin->process(plugin, &block);
    position_ += block.frames_count;
    input_.clear();
    return status;
}

bool MiniHost::push(const clap_output_events_t* list, const clap_event_header_t* event) {
    MiniHost& self = *static_cast<MiniHost*>(list->ctx);
    if (self.side.refuseEvents)
        return false;
    self.ordered = self.ordered && event->time >= self.lastTime_;
    self.lastTime_ = event->time;
    OutEvent got{self.position_ + event->time, event->type, {}, -1, -1, 0};
    if (event->type == CLAP_EVENT_MIDI) {
        std::memcpy(got.data, reinterpret_cast<const clap_event_midi_t*>(event)->data, 3);
        got.key = got.data[1];
    } else if (event->type == CLAP_EVENT_NOTE_EXPRESSION) {
        const auto* expression = reinterpret_cast<const clap_event_note_expression_t*>(event);
        got.noteId = expression->note_id;
        got.key = expression->key;
        got.value = expression->value;
    } else {
        const auto* note = reinterpret_cast<const clap_event_note_t*>(event);
        got.noteId = note->note_id;
        got.key = note->key;
        got.value = note->velocity;
    }
    self.events.push_back(got);
    return true;
}

void MiniHost::parameterEvent(uint32_t time, clap_id id, double value) {
    AnyEvent event{};
    event.parameter = {};
    event.parameter.header = {sizeof(event.parameter), time, CLAP_CORE_EVENT_SPACE_ID, CLAP_EVENT_PARAM_VALUE, 0};
    event.parameter.param_id = id;
    event.parameter.note_id = event.parameter.port_index = event.parameter.channel = event.parameter.key = -1;
    event.parameter.value = value;
    input_.push_back(event);
}

void MiniHost::midiEvent(uint32_t time, uint8_t status, uint8_t data1, uint8_t data2) {
    AnyEvent event{};
    event.midi = {};
    event.midi.header = {sizeof(event.midi), time, CLAP_CORE_EVENT_SPACE_ID, CLAP_EVENT_MIDI, 0};
    event.midi.data[0] = status;
    event.midi.data[1] = data1;
    event.midi.data[2] = data2;
    input_.push_back(event);
}

void MiniHost::transport(double seconds, bool playing) {
    transport_ = {};
    transport_.header = {sizeof(transport_), 0, CLAP_CORE_EVENT_SPACE_ID, CLAP_EVENT_TRANSPORT, 0};
    transport_.flags = CLAP_TRANSPORT_HAS_SECONDS_TIMELINE | (playing ? CLAP_TRANSPORT_IS_PLAYING : 0);
    transport_.song_pos_seconds = static_cast<clap_sectime>(seconds * static_cast<double>(CLAP_SECTIME_FACTOR));
    hasTransport_ = true;
}

double MiniHost::value(clap_id id) const {
    double out = -999;
    extension<clap_plugin_params_t>(CLAP_EXT_PARAMS)->get_value(plugin, id, &out);
    return out;
}

vocalmidi_diagnostics MiniHost::diagnostics() const {
    vocalmidi_diagnostics out{};
    out.size = sizeof(out);
    extension<vocalmidi_plugin_diagnostics_t>(VOCALMIDI_EXT_DIAGNOSTICS)->read(plugin, &out);
    return out;
}

int MiniHost::hanging() const {
    int count = 0;
    for (const OutEvent& event : events)
        count += event.isNoteOn() ? 1 : event.isNoteOff() ? -1 : 0;
    return count;
}

} // namespace test
