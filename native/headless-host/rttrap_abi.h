/* What libvocalmidi_rttrap.so offers the program it is preloaded into. Any thread; nothing here allocates. */
#ifndef VOCALMIDI_RTTRAP_ABI_H
#define VOCALMIDI_RTTRAP_ABI_H

#ifdef __cplusplus
extern "C" {
#endif

#define VOCALMIDI_RTTRAP_FRAMES 24

/* Arms (1) or disarms (0) the calling thread. */
void vocalmidi_rttrap_set_armed(int armed);
int vocalmidi_rttrap_is_armed(void);

/* Counts a violation on the calling thread and keeps the first of all threads. `what` must live forever. */
void vocalmidi_rttrap_note(const char* what, long number);

unsigned long vocalmidi_rttrap_violations(void);

/* The first violation: its name (null: none), the system call's number or -1, and the return addresses. */
const char* vocalmidi_rttrap_first(long* number, void** frames, int* frame_count);

#ifdef __cplusplus
}
#endif
#endif
