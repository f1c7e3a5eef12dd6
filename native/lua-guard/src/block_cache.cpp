#include "block_cache.h"

#include <cstdlib>
#include <cstring>

namespace vocalmidi::lua {

namespace {

bool is_small(size_t size) {
    return size - 1 < BlockCache::kLargest;
}

size_t class_of(size_t size) {
    return (size - 1) / BlockCache::kStep;
}

} // namespace

void* take_block(BlockCache& cache, size_t size) {
    if (!is_small(size))
        return std::malloc(size);
    const size_t at = class_of(size);
    if (BlockCache::Free* const block = cache.first[at]) {
        cache.first[at] = block->next;
        cache.kept -= (at + 1) * BlockCache::kStep;
        return block;
    }
    return std::malloc((at + 1) * BlockCache::kStep);
}

void* resize_block(BlockCache& cache, void* block, size_t old_size, size_t new_size) {
    if (!is_small(old_size) && !is_small(new_size))
        return std::realloc(block, new_size);
    if (is_small(old_size) && is_small(new_size) && class_of(old_size) == class_of(new_size))
        return block;
    void* const moved = take_block(cache, new_size);
    if (!moved)
        return nullptr;
    std::memcpy(moved, block, old_size < new_size ? old_size : new_size);
    leave_block(cache, block, old_size);
    return moved;
}

void leave_block(BlockCache& cache, void* block, size_t size) {
    if (!is_small(size) || cache.kept > BlockCache::kMostKept) {
        std::free(block);
        return;
    }
    const size_t at = class_of(size);
    cache.kept += (at + 1) * BlockCache::kStep;
    auto* const kept = static_cast<BlockCache::Free*>(block);
    kept->next = cache.first[at];
    cache.first[at] = kept;
}

void clear_blocks(BlockCache& cache) {
    for (BlockCache::Free*& first : cache.first) {
        while (first) {
            BlockCache::Free* const next = first->next;
            std::free(first);
            first = next;
        }
    }
    cache = BlockCache{};
}

} // namespace vocalmidi::lua
