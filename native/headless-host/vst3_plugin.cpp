#include "vst3_plugin.h"

#include "vst3_stream.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <pluginterfaces/gui/iplugview.h>
#include <pluginterfaces/vst/ivstmessage.h>

namespace vocalmidi::host {

using namespace Steinberg;

namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

// What a host may ask of the first bus each way.
constexpr struct {
    Vst::SpeakerArrangement in, out;
} arrangements[] = {{Vst::SpeakerArr::kStereo, Vst::SpeakerArr::kStereo},
                    {Vst::SpeakerArr::kMono, Vst::SpeakerArr::kMono},
                    {Vst::SpeakerArr::kMono, Vst::SpeakerArr::kStereo},
                    {Vst::SpeakerArr::kStereo, Vst::SpeakerArr::kMono}};

} // namespace

Vst3Plugin::Vst3Plugin() : inputs_(host_), outputs_(host_) {
    setup_.symbolicSampleSize = Vst::kSample32;
}

std::unique_ptr<Vst3Plugin> Vst3Plugin::create(IPluginFactory& factory, const TUID class_id, std::string& error) {
    std::unique_ptr<Vst3Plugin> plugin(new Vst3Plugin());
    return plugin->initialize(factory, class_id, error) ? std::move(plugin) : nullptr;
}

bool Vst3Plugin::initialize(IPluginFactory& factory, const TUID class_id, std::string& error) {
    const auto fail = [&](const char* why) {
        error = why;
        return false;
    };
    void* made = nullptr;
    if (factory.createInstance(class_id, Vst::IComponent::iid, &made) != kResultOk || made == nullptr)
        return fail("the plugin's factory made no component");
    component_ = owned(static_cast<Vst::IComponent*>(made));
    if (component_->initialize(host_.context()) != kResultOk)
        return fail("the component's initialize failed");
    processor_ = FUnknownPtr<Vst::IAudioProcessor>(component_);
    if (!processor_)
        return fail("the component is no audio processor");

    controller_ = FUnknownPtr<Vst::IEditController>(component_);
    if (!controller_) {
        TUID controller_id;
        made = nullptr;
        if (component_->getControllerClassId(controller_id) != kResultOk ||
            factory.createInstance(controller_id, Vst::IEditController::iid, &made) != kResultOk || made == nullptr)
            return fail("the plugin has no edit controller");
        controller_ = owned(static_cast<Vst::IEditController*>(made));
        separate_ = true;
        if (controller_->initialize(host_.context()) != kResultOk)
            return fail("the controller's initialize failed");
        connect(true);
        std::vector<uint8_t> state;
        Vst3Stream stream(state, SIZE_MAX);
        if (component_->getState(&stream) == kResultOk && stream.seek(0, IBStream::kIBSeekSet, nullptr) == kResultOk)
            controller_->setComponentState(&stream);
    }
    controller_->setComponentHandler(&host_);
    read_parameters();
    changes_ = std::make_unique<Vst3ParameterChanges>(parameters_.size());
    echoes_ = std::vector<std::atomic<double>>(parameters_.size());
    for (auto& echo : echoes_)
        echo.store(none);
    inside_ = Vst3Inside::of(*component_);
    return true;
}

void Vst3Plugin::connect(bool connected) {
    const FUnknownPtr<Vst::IConnectionPoint> component(component_), controller(controller_);
    if (!component || !controller)
        return;
    if (connected) {
        component->connect(controller);
        controller->connect(component);
    } else {
        component->disconnect(controller);
        controller->disconnect(component);
    }
}

Vst3Plugin::~Vst3Plugin() {
    inside_.reset();
    if (active_)
        deactivate();
    if (controller_) {
        controller_->setComponentHandler(nullptr);
        if (separate_) {
            connect(false);
            controller_->terminate();
        }
    }
    if (component_)
        component_->terminate();
}

bool Vst3Plugin::set_offline(bool offline) {
    setup_.processMode = offline ? Vst::kOffline : Vst::kRealtime;
    return true;
}

bool Vst3Plugin::activate(double sample_rate, uint32_t max_frames) {
    buses_.prepare(*component_, max_frames);
    setup_.maxSamplesPerBlock = static_cast<int32>(max_frames);
    setup_.sampleRate = sample_rate;
    host_.restart_requested.store(false);
    active_ = processor_->setupProcessing(setup_) == kResultOk && component_->setActive(true) == kResultOk;
    look_for_titles();
    return active_;
}

void Vst3Plugin::deactivate() {
    component_->setActive(false);
    active_ = false;
    look_for_titles();
}

uint32_t Vst3Plugin::latency() {
    return processor_->getLatencySamples();
}

uint32_t Vst3Plugin::tail() {
    return processor_->getTailSamples(); // kInfiniteTail is UINT32_MAX
}

std::string Vst3Plugin::ports_text() const {
    return "audio " + Vst3Buses::text(*component_);
}

bool Vst3Plugin::has_editor() const {
    return owned(controller_->createView(Vst::ViewType::kEditor)) != nullptr;
}

std::vector<std::string> Vst3Plugin::layouts() {
    std::vector<std::string> names;
    for (const auto& [in, out] : arrangements)
        names.push_back(std::to_string(Vst::SpeakerArr::getChannelCount(in)) + " in, " +
                        std::to_string(Vst::SpeakerArr::getChannelCount(out)) + " out");
    return names;
}

bool Vst3Plugin::select_layout(size_t index) {
    return Vst3Buses::arrange(*component_, *processor_, arrangements[index].in, arrangements[index].out);
}

bool Vst3Plugin::use_doubles(bool doubles) {
    const int32 size = doubles ? Vst::kSample64 : Vst::kSample32;
    if (processor_->canProcessSampleSize(size) != kResultTrue)
        return false;
    setup_.symbolicSampleSize = size;
    return true;
}

bool Vst3Plugin::save_state(std::vector<uint8_t>& bytes, size_t chunk) {
    Vst3Stream stream(bytes, chunk);
    return component_->getState(&stream) == kResultOk;
}

bool Vst3Plugin::load_state(const std::vector<uint8_t>& bytes, size_t chunk) {
    std::vector<uint8_t> copy = bytes;
    Vst3Stream component_stream(copy, chunk), controller_stream(copy, chunk);
    const bool loaded = component_->setState(&component_stream) == kResultOk &&
                        controller_->setComponentState(&controller_stream) == kResultOk;
    look_for_titles();
    return loaded;
}

bool Vst3Plugin::start_processing() {
    const tresult result = processor_->setProcessing(true);
    return result == kResultOk || result == kNotImplemented;
}

void Vst3Plugin::stop_processing() {
    processor_->setProcessing(false);
}

// VST3 has no other way.
void Vst3Plugin::reset() {
    stop_processing();
    start_processing();
}

void Vst3Plugin::set_context(const Block& block) {
    context_.state = Vst::ProcessContext::kProjectTimeMusicValid | Vst::ProcessContext::kBarPositionValid |
                     Vst::ProcessContext::kTempoValid | Vst::ProcessContext::kTimeSigValid |
                     Vst::ProcessContext::kContTimeValid;
    if (block.playing)
        context_.state |= Vst::ProcessContext::kPlaying | Vst::ProcessContext::kRecording;
    context_.sampleRate = block.sample_rate;
    context_.projectTimeSamples = block.song();
    context_.continousTimeSamples = block.start;
    context_.tempo = block.tempo;
    context_.projectTimeMusic = static_cast<double>(block.song()) / block.sample_rate * block.tempo / 60.0;
    context_.barPositionMusic = std::floor(context_.projectTimeMusic / 4.0) * 4.0;
    context_.timeSigNumerator = context_.timeSigDenominator = 4;
}

void Vst3Plugin::prepare(const Block& block) {
    for (const ParameterChange& change : block.changes) {
        const double value = normalized(change.index, change.value);
        changes_->add(parameters_[change.index].id, static_cast<int32>(change.sample - block.start), value);
        echoes_[change.index].store(value);
        echo_wanted_.store(true);
    }
    inputs_.begin(block.start, block.frames);
    for (const NoteInput& note : block.notes)
        inputs_.add_input(note);
    outputs_.begin(block.start, block.frames);
    set_context(block);
    data_.processMode = setup_.processMode;
    data_.symbolicSampleSize = setup_.symbolicSampleSize;
    data_.numSamples = static_cast<int32>(block.frames);
    buses_.attach(data_, block);
    data_.inputParameterChanges = changes_.get();
    data_.inputEvents = &inputs_;
    data_.outputEvents = &outputs_;
    data_.processContext = block.with_transport ? &context_ : nullptr;
}

bool Vst3Plugin::call() {
    const bool processed = processor_->process(data_) == kResultOk;
    changes_->clear();
    return processed;
}

void Vst3Plugin::collect(EventCapture& events) {
    buses_.take_output();
    outputs_.collect(events);
}

} // namespace vocalmidi::host
