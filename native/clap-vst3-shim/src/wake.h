// Who sleeps and who wakes. A wake costs the callback more than all else it does, so the worker asks for few: it sleeps
// until a whole hop of audio is expected and looks by itself; it is woken for a hop that comes late or much too early,
// for a message, and for the callback of an offline render, which waits.
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

// Audio thread, at the end of a block of `frames`. One system call at most, none unless the worker sleeps, has
// something to do, and would not see it soon by itself.
void wakeWorker(vm_link& link, uint32_t frames) noexcept;

// Audio thread, offline only: blocks until the worker has done `target` stream samples (true), or holds back because
// the event ring is full (false).
bool waitForProgress(vm_link& link, uint64_t target) noexcept;

// Main thread (the engine, through the link, before it joins the worker): ends its loop, whatever it waits for.
void stopWorker(vm_link* link) noexcept;

} // namespace vocalmidi
