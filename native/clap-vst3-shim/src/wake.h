// Who sleeps and who wakes: the worker sleeps until a message or a whole hop of audio is there (a wake costs the
// callback more than all the rest, and less than a hop decides nothing), the callback only in offline rendering.
// A sleeper announces itself before its last look at the rings, and the other side looks for the announcement after
// it has written, with a full fence on both sides: one of the two always sees the other.
#pragma once

#include "vocalmidi_abi.h"

#include <cstdint>

namespace vocalmidi {

// Worker thread (through the link's function pointers). May return early; the caller looks again.
void waitForWork(vm_link* link) noexcept;
void waitForRoom(vm_link* link) noexcept;
void wakeCallback(vm_link* link) noexcept;

// Audio thread. One system call at most, none unless the worker sleeps and what it waits for is there.
void wakeWorker(vm_link& link) noexcept;

// Audio thread, offline only: blocks until the worker has done `target` stream samples (true), or holds back because
// the event ring is full (false).
bool waitForProgress(vm_link& link, uint64_t target) noexcept;

// Main thread (the engine, through the link, before it joins the worker): ends its loop, whatever it waits for.
void stopWorker(vm_link* link) noexcept;

} // namespace vocalmidi
