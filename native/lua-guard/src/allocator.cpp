#include "allocator.h"

#include "budget.h"

#include <cstdio>

namespace vocalmidi::lua {

namespace {

constexpr uint64_t kBlockPrice = 8;
constexpr uint64_t kBytesPerUnit = 16;
// Before Lua gives up it collects garbage, which takes as long as there is memory in use.
constexpr uint64_t kCollectedBytesPerUnit = 8;

// Keys of a table that are no list lie in a block of their own: 24 bytes for each place, a power of two of them. When
// it grows all keys find their places anew; if all of them collide, each is compared with those before it.
constexpr uint64_t kPlaceBytes = 24;
constexpr uint64_t kComparisonsPerUnit = 8;
constexpr uint64_t kMostKeys = 2048; // 4096 would take 20 ms to find their places

// How many places for keys a new block has; 0 if it is for something else.
uint64_t places_in(size_t size) {
    const uint64_t places = size / kPlaceBytes;
    return size % kPlaceBytes == 0 && (places & (places - 1)) == 0 ? places : 0;
}

int find_stack(const Script& script, const void* block) {
    for (int i = 0; i < script.stack_count; ++i)
        if (script.stacks[i] == block)
            return i;
    return -1;
}

void release(Script& script, void* block, size_t size) {
    if (!block)
        return;
    if (const int stack = find_stack(script, block); stack >= 0)
        script.stacks[stack] = script.stacks[--script.stack_count];
    script.bytes -= size;
    leave_block(script.blocks, block, size);
}

void refuse(Script& script, int32_t kind, const char* what, uint64_t most, const char* unit, bool stack = false) {
    char message[160];
    std::snprintf(message, sizeof message, "%s (at most %llu %s)", what, static_cast<unsigned long long>(most), unit);
    note_stop(script, kind, message, stack);
}

// False if the block may not become that large; `text` and `stack` say what it holds.
bool may_have(Script& script, size_t old_size, size_t new_size, bool text, bool stack) {
    if (text && new_size > script.limits.longest_text + 64u) {
        refuse(script, VL_FAULT_TEXT, "made a text that is too long", script.limits.longest_text, "bytes");
        return false;
    }
    const uint64_t largest = stack ? script.limits.largest_table / 2 : script.limits.largest_table;
    if (!text && new_size > largest) {
        if (stack)
            refuse(script, VL_FAULT_DEPTH, "calls functions that call functions too deep", largest / 16,
                   "values on the stack", true);
        else
            refuse(script, VL_FAULT_TABLE, "made a table that is too large", script.limits.largest_table / 24,
                   "entries");
        return false;
    }
    if (script.bytes + (new_size - old_size) <= script.limits.memory) {
        script.refused_once = false;
        return true;
    }
    // The first time Lua collects its garbage and asks again.
    script.work += script.bytes / kCollectedBytesPerUnit;
    if (script.refused_once)
        refuse(script, VL_FAULT_MEMORY, "uses too much memory", script.limits.memory / 1024, "KB", stack);
    script.refused_once = true;
    return false;
}

// False if a table cannot have that many keys.
bool may_have_keys(Script& script, uint64_t places) {
    if (places > kMostKeys) {
        refuse(script, VL_FAULT_TABLE, "made a table with too many keys that are no list", kMostKeys, "keys");
        return false;
    }
    const uint64_t units = places * places / kComparisonsPerUnit;
    if (script.work + units > script.allowed) {
        script.work = script.work > script.allowed ? script.work : script.allowed; // the rest is not done
        afford(script, 1);
        return false;
    }
    script.work += units;
    // What the sandbox itself has made is no script's doing.
    if (script.name[0] != 0 && places > script.most_keys) {
        script.most_keys = places;
        update_price(script);
    }
    return true;
}

// While a script holds less than this, a collection waits until it holds eight times what the last one left; else
// twice, which is Lua's own choice.
constexpr uint64_t kSmall = 1024 * 1024;
constexpr int kSmallPause = 800, kLargePause = 200;

} // namespace

void tune_collector(Script& script) {
    const bool large = script.bytes > kSmall;
    if (large == script.large)
        return;
    script.large = large;
    lua_gc(script.main, LUA_GCINC, large ? kLargePause : kSmallPause, 0, 0);
}

void* allocate(void* owner, void* block, size_t old_size, size_t new_size) {
    Script& script = *static_cast<Script*>(owner);
    if (new_size == 0) {
        release(script, block, old_size);
        return nullptr;
    }
    // For a new block Lua says in its size what it is for.
    const size_t kind = block ? 0 : old_size;
    if (!block)
        old_size = 0;
    const bool text = kind == LUA_TSTRING;
    const bool new_stack = !block && kind == 0 && script.stack_follows;
    const int stack = block && script.stack_count > 0 ? find_stack(script, block) : -1;
    if (new_size > old_size) {
        if (!may_have(script, old_size, new_size, text, stack >= 0))
            return nullptr;
        const bool keys = !block && kind == 0 && !new_stack && !script.reading;
        const uint64_t places = keys ? places_in(new_size) : 0;
        if (places > 0 && !may_have_keys(script, places))
            return nullptr;
        script.work += kBlockPrice + (new_size - old_size) / kBytesPerUnit;
    }
    void* const given =
        block ? resize_block(script.blocks, block, old_size, new_size) : take_block(script.blocks, new_size);
    if (!given)
        return nullptr;
    script.bytes += new_size;
    script.bytes -= old_size;
    if (kind == LUA_TTHREAD)
        script.stack_follows = true;
    if (new_stack) {
        script.stack_follows = false;
        if (script.stack_count < kMostStacks + 2)
            script.stacks[script.stack_count++] = given;
    }
    if (stack >= 0)
        script.stacks[stack] = given;
    const bool deeper = (stack >= 0 || new_stack) && new_size > script.deepest_stack;
    const bool longer = text && new_size > script.longest_text;
    if (deeper)
        script.deepest_stack = new_size;
    if (longer)
        script.longest_text = new_size;
    if (!text && stack < 0 && !new_stack && new_size > script.largest_block)
        script.largest_block = new_size;
    if (deeper || longer)
        update_price(script);
    return given;
}

} // namespace vocalmidi::lua
