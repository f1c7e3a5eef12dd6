#include "vst3_stream.h"

#include <algorithm>
#include <cstring>

namespace vocalmidi::host {

using namespace Steinberg;

tresult PLUGIN_API Vst3Stream::queryInterface(const TUID wanted, void** object) {
    const bool known =
        FUnknownPrivate::iidEqual(wanted, FUnknown::iid) || FUnknownPrivate::iidEqual(wanted, IBStream::iid);
    *object = known ? this : nullptr;
    return known ? kResultOk : kNoInterface;
}

tresult PLUGIN_API Vst3Stream::read(void* to, int32 size, int32* done) {
    if (size < 0)
        return kInvalidArgument;
    const size_t given = std::min({static_cast<size_t>(size), bytes_.size() - position_, chunk_});
    if (given > 0)
        std::memcpy(to, bytes_.data() + position_, given);
    position_ += given;
    if (done != nullptr)
        *done = static_cast<int32>(given);
    return kResultOk;
}

tresult PLUGIN_API Vst3Stream::write(void* from, int32 size, int32* done) {
    if (size < 0)
        return kInvalidArgument;
    const size_t taken = std::min(static_cast<size_t>(size), chunk_);
    if (position_ + taken > bytes_.size())
        bytes_.resize(position_ + taken);
    if (taken > 0)
        std::memcpy(bytes_.data() + position_, from, taken);
    position_ += taken;
    if (done != nullptr)
        *done = static_cast<int32>(taken);
    return kResultOk;
}

tresult PLUGIN_API Vst3Stream::seek(int64 position, int32 mode, int64* result) {
    const int64 from = mode == kIBSeekCur   ? static_cast<int64>(position_)
                       : mode == kIBSeekEnd ? static_cast<int64>(bytes_.size())
                                            : 0;
    position_ = static_cast<size_t>(std::clamp<int64>(from + position, 0, static_cast<int64>(bytes_.size())));
    return result == nullptr ? kResultOk : tell(result);
}

tresult PLUGIN_API Vst3Stream::tell(int64* position) {
    *position = static_cast<int64>(position_);
    return kResultOk;
}

} // namespace vocalmidi::host
