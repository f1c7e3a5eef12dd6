// Small blocks that Lua gave back, kept for its next ones: every note takes and leaves the same few sizes.
#pragma once

#include <cstddef>
#include <cstdint>

namespace vocalmidi::lua {

/// Plain data, all zero at first.
struct BlockCache {
    static constexpr size_t kStep = 16; // sizes are rounded up to this
    static constexpr size_t kLargest = 512;
    static constexpr size_t kMostKept = 1024 * 1024; // bytes
    struct Free {
        Free* next;
    };
    Free* first[kLargest / kStep];
    size_t kept; // bytes
};

/// As malloc, realloc and free, of blocks whose sizes the caller knows. `old_size` is the size that was asked for.
void* take_block(BlockCache& cache, size_t size);
void* resize_block(BlockCache& cache, void* block, size_t old_size, size_t new_size);
void leave_block(BlockCache& cache, void* block, size_t size);

/// Frees what is kept.
void clear_blocks(BlockCache& cache);

} // namespace vocalmidi::lua
