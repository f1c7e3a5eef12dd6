// What goes into and comes out of a VST3 process call besides audio, in memory set aside beforehand.
#pragma once

#include "event_capture.h"
#include "hosted_plugin.h"

#include <pluginterfaces/vst/ivstevents.h>
#include <pluginterfaces/vst/ivstparameterchanges.h>
#include <vector>

namespace vocalmidi::host {

class Vst3Host;

/// The points of one parameter within a block.
class Vst3Queue final : public Steinberg::Vst::IParamValueQueue {
public:
    void begin(Steinberg::Vst::ParamID id) {
        id_ = id;
        count_ = 0;
    }
    /// More points than fit are never handed over.
    void add(Steinberg::int32 offset, Steinberg::Vst::ParamValue value);

    Steinberg::tresult PLUGIN_API queryInterface(const Steinberg::TUID wanted, void** object) override;
    Steinberg::uint32 PLUGIN_API addRef() override { return 1; }
    Steinberg::uint32 PLUGIN_API release() override { return 1; }
    Steinberg::Vst::ParamID PLUGIN_API getParameterId() override { return id_; }
    Steinberg::int32 PLUGIN_API getPointCount() override { return count_; }
    Steinberg::tresult PLUGIN_API getPoint(Steinberg::int32 index, Steinberg::int32& offset,
                                           Steinberg::Vst::ParamValue& value) override;
    Steinberg::tresult PLUGIN_API addPoint(Steinberg::int32, Steinberg::Vst::ParamValue, Steinberg::int32&) override {
        return Steinberg::kResultFalse; // the input is the host's
    }

private:
    struct Point {
        Steinberg::int32 offset;
        Steinberg::Vst::ParamValue value;
    };
    static constexpr size_t capacity = 256;

    Steinberg::Vst::ParamID id_ = 0;
    Steinberg::int32 count_ = 0;
    std::array<Point, capacity> points_;
};

/// The parameter changes of a block: one queue per parameter.
class Vst3ParameterChanges final : public Steinberg::Vst::IParameterChanges {
public:
    explicit Vst3ParameterChanges(size_t parameters) : queues_(parameters) {}
    void clear() { count_ = 0; }
    void add(Steinberg::Vst::ParamID id, Steinberg::int32 offset, Steinberg::Vst::ParamValue value);

    Steinberg::tresult PLUGIN_API queryInterface(const Steinberg::TUID wanted, void** object) override;
    Steinberg::uint32 PLUGIN_API addRef() override { return 1; }
    Steinberg::uint32 PLUGIN_API release() override { return 1; }
    Steinberg::int32 PLUGIN_API getParameterCount() override { return static_cast<Steinberg::int32>(count_); }
    Steinberg::Vst::IParamValueQueue* PLUGIN_API getParameterData(Steinberg::int32 index) override;
    Steinberg::Vst::IParamValueQueue* PLUGIN_API addParameterData(const Steinberg::Vst::ParamID&,
                                                                  Steinberg::int32&) override {
        return nullptr; // the input is the host's
    }

private:
    std::vector<Vst3Queue> queues_;
    size_t count_ = 0;
};

/// The events a plugin sends in one call; checks the list's rules. Also the notes for it.
class Vst3Events final : public Steinberg::Vst::IEventList {
public:
    explicit Vst3Events(Vst3Host& host);
    void begin(int64_t start, uint32_t frames);
    /// A note for the plugin, at its sample of the pass. More than fit are never handed over.
    void add_input(const NoteInput& note);
    /// What came, in time order, in the terms of EventCapture: legacy controllers as the MIDI messages they are.
    void collect(EventCapture& events);

    Steinberg::tresult PLUGIN_API queryInterface(const Steinberg::TUID wanted, void** object) override;
    Steinberg::uint32 PLUGIN_API addRef() override { return 1; }
    Steinberg::uint32 PLUGIN_API release() override { return 1; }
    Steinberg::int32 PLUGIN_API getEventCount() override { return static_cast<Steinberg::int32>(count_); }
    Steinberg::tresult PLUGIN_API getEvent(Steinberg::int32 index, Steinberg::Vst::Event& event) override;
    Steinberg::tresult PLUGIN_API addEvent(Steinberg::Vst::Event& event) override;

private:
    /// An expression names its note by id alone: the latest notes, to tell where it sounds.
    struct Sounding {
        Steinberg::int32 id = -1;
        int16_t port = -1, channel = -1, key = -1;
    };

    Vst3Host& host_;
    std::vector<Steinberg::Vst::Event> events_;
    std::array<Sounding, 64> sounding_;
    size_t notes_ = 0;
    size_t count_ = 0;
    int64_t start_ = 0;
    uint32_t frames_ = 0;
};

} // namespace vocalmidi::host
