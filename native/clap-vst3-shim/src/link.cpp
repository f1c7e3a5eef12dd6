#include "link.h"

#include "audio_view.h"
#include "wake.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <new>
#include <type_traits>

namespace vocalmidi {

namespace {

constexpr std::align_val_t kCacheLine{64};

void setUp(vm_ring& ring, void* data, uint32_t capacity, uint32_t elementSize) {
    ring.data = data;
    ring.capacity = capacity;
    ring.element_size = elementSize;
}

} // namespace

void Link::AlignedDelete::operator()(void* memory) const noexcept {
    ::operator delete(memory, kCacheLine);
}

// Cleared, so that every page is touched before the callback writes to it.
template <typename T> Link::AlignedPtr<T> Link::allocate(std::size_t count) {
    void* memory = ::operator new(count * sizeof(T), kCacheLine);
    std::memset(memory, 0, count * sizeof(T));
    return AlignedPtr<T>(static_cast<T*>(memory));
}

Link::Link(double sampleRate) {
    const uint32_t frames = std::bit_ceil(std::max(static_cast<uint32_t>(sampleRate), 4 * kMaxChunkFrames));
    static_assert(std::is_standard_layout_v<Block>);
    block_ = std::make_unique<Block>();
    audio_ = allocate<float>(static_cast<std::size_t>(frames) * kChannels);
    messages_ = allocate<vm_message>(kMessages);
    events_ = allocate<vm_event>(kEvents);

    vm_link& link = block_->link;
    link.size = sizeof(vm_link);
    link.abi_version = VM_ABI_VERSION;
    link.channels = kChannels;
    link.frame_ns = 1e9 / sampleRate;
    link.wait_for_work = waitForWork;
    link.wait_for_room = waitForRoom;
    link.wake_callback = wakeCallback;
    link.stop_worker = stopWorker;
    link.prepare_worker = [](vm_link* its) { return workerOf(*its).prepare(); };
    setUp(link.audio, audio_.get(), frames, sizeof(float) * kChannels);
    setUp(link.messages, messages_.get(), kMessages, sizeof(vm_message));
    setUp(link.events, events_.get(), kEvents, sizeof(vm_event));
}

} // namespace vocalmidi
