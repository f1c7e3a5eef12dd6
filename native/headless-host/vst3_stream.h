// A state as VST3's stream, in pieces of at most so many bytes.
#pragma once

#include <cstdint>
#include <pluginterfaces/base/ibstream.h>
#include <vector>

namespace vocalmidi::host {

class Vst3Stream final : public Steinberg::IBStream {
public:
    Vst3Stream(std::vector<uint8_t>& bytes, size_t chunk) : bytes_(bytes), chunk_(chunk) {}
    virtual ~Vst3Stream() = default;

    Steinberg::tresult PLUGIN_API queryInterface(const Steinberg::TUID wanted, void** object) override;
    Steinberg::uint32 PLUGIN_API addRef() override { return 1; }
    Steinberg::uint32 PLUGIN_API release() override { return 1; }
    Steinberg::tresult PLUGIN_API read(void* to, Steinberg::int32 size, Steinberg::int32* done) override;
    Steinberg::tresult PLUGIN_API write(void* from, Steinberg::int32 size, Steinberg::int32* done) override;
    Steinberg::tresult PLUGIN_API seek(Steinberg::int64 position, Steinberg::int32 mode,
                                       Steinberg::int64* result) override;
    Steinberg::tresult PLUGIN_API tell(Steinberg::int64* position) override;

private:
    std::vector<uint8_t>& bytes_;
    size_t chunk_;
    size_t position_ = 0;
};

} // namespace vocalmidi::host
