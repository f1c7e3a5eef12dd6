/*
 * The contract between the engine (C#) and the Lua guard: a note script in its sandbox. Plain C.
 * src/VocalMidi.Scripting/Interop mirrors every struct; a test compares their sizes.
 *
 * Nothing here calls back, and no Lua error leaves it: a call runs one handler under its budget and leaves commands,
 * log lines and, if it went wrong, a fault to be read afterwards.
 * Threads: any, but one at a time for one script.
 * Times are seconds of the stream as the voice counts it, or beats: quarter notes of the song.
 */
#ifndef VOCALMIDI_LUA_H
#define VOCALMIDI_LUA_H

#include <stdint.h>

#ifdef _WIN32
#define VL_EXPORT __declspec(dllexport)
#else
#define VL_EXPORT __attribute__((visibility("default")))
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* Raised whenever anything in this file changes; both sides must carry the same number. */
#define VL_ABI_VERSION 1u

typedef struct vl_script vl_script;

/* What a script may spend. Work is counted, never timed: about one unit for one instruction of the Lua machine,
 * more for what takes longer (bytes taken, steps of a pattern). */
typedef struct vl_limits {
    uint64_t work_per_call;
    uint64_t work_at_load;
    uint64_t memory;        /* bytes in all */
    uint32_t longest_text;  /* bytes of one string */
    uint32_t largest_table; /* bytes of one block of a table: 16 for an element of a list, 24 for another */
    uint32_t commands;      /* of one call */
    uint32_t backstop_ms;   /* the thread's own processor time: the last resort, no part of any promise */
} vl_limits;

typedef int32_t vl_status;
enum {
    VL_OK = 0,
    VL_NO_HANDLER = 1, /* the script says nothing about this: it passes */
    VL_ERROR = 2,      /* an error of the script: vl_fault_of tells; the call left no commands */
    VL_STOPPED = 3,    /* a budget is spent, now or before: the script runs no more */
    VL_INVALID = 4     /* misuse by the caller */
};

enum {
    VL_ON_START = 0,
    VL_ON_STOP = 1,
    VL_ON_NOTE = 2,
    VL_ON_NOTE_END = 3,
    VL_ON_PITCH = 4,
    VL_ON_BEAT = 5,  /* value: the beat */
    VL_ON_PARAM = 6, /* id: index of the parameter; its value was set by vl_set_parameter */
    VL_ON_TIMER = 7, /* id: of the VL_CALL_AT that planned it */
    VL_HANDLERS = 8
};

/* A note that came in. */
typedef struct vl_note {
    int32_t id;
    int32_t key;
    int32_t channel; /* 1..16 */
    int32_t ended;   /* 1: the lengths are known */
    double pitch;    /* semitones */
    double velocity; /* 0..1 */
    double level;    /* 0..1 */
    double start;
    double start_beats;
    double length;
    double length_beats;
} vl_note;

/* Where stream and song are as the handler runs. */
typedef struct vl_moment {
    double seconds;
    double beats;
    double tempo; /* quarter notes a minute, above 0 */
    double loop_start;
    double loop_end;
    int32_t bar; /* from 1 */
    int32_t beats_per_bar;
    int32_t beat_unit;
    int32_t playing;
    int32_t loop;
    int32_t room; /* notes that may still be emitted */
} vl_moment;

typedef struct vl_call {
    int32_t handler;
    int32_t id;
    double value;
    vl_moment now;
    vl_note note; /* of VL_ON_NOTE, VL_ON_NOTE_END, VL_ON_PITCH */
} vl_call;

enum {
    VL_EMIT = 0,    /* a note: id, source (0: none), time, length (below 0: none), pitch, velocity, level, channel */
    VL_STOP = 1,    /* id of an emitted note, or source: all notes tied to that incoming note */
    VL_BEND = 2,    /* as VL_STOP; pitch, level (below 0: unchanged) */
    VL_CALL_AT = 3, /* id, time: call VL_ON_TIMER then */
    VL_CANCEL = 4   /* id of an emitted note that does not sound yet, or of a VL_CALL_AT */
};

typedef struct vl_command {
    int32_t kind;
    int32_t id; /* counts up from 1 */
    int32_t source;
    int32_t channel; /* 1..16 */
    int32_t time_in_beats;
    int32_t length_in_beats;
    double time;
    double length;
    double pitch;
    double velocity;
    double level;
} vl_command;

enum {
    VL_FAULT_NONE = 0,
    VL_FAULT_SYNTAX = 1,
    VL_FAULT_ERROR = 2,
    VL_FAULT_WORK = 3,   /* more work than its budget */
    VL_FAULT_MEMORY = 4, /* more memory in all */
    VL_FAULT_TEXT = 5,   /* a string too long */
    VL_FAULT_TABLE = 6,  /* a table too large */
    VL_FAULT_DEPTH = 7,  /* functions nested too deep */
    VL_FAULT_TIME = 8    /* the backstop */
};

#define VL_MESSAGE_SIZE 512

typedef struct vl_fault {
    int32_t kind;
    int32_t handler; /* VL_HANDLERS: while loading */
    int32_t line;    /* of the script; 0: unknown */
    uint32_t reserved;
    uint64_t work; /* spent in that call */
    char message[VL_MESSAGE_SIZE];
} vl_fault;

#define VL_PARAMETERS 8
#define VL_CHOICES 32
#define VL_NAME_BYTES 32
#define VL_LABEL_BYTES 64

typedef struct vl_parameter {
    double minimum;
    double maximum;
    double initial;
    int32_t choices; /* 0: a number; else the value is an index */
    uint32_t reserved;
    char name[VL_NAME_BYTES];
    char label[VL_LABEL_BYTES];
    char unit[VL_NAME_BYTES];
    char choice[VL_CHOICES][VL_NAME_BYTES];
} vl_parameter;

#define VL_LOG_LINE 240

VL_EXPORT uint32_t vl_abi_version(void);
/* Bytes of vl_limits, vl_note, vl_moment, vl_call, vl_command, vl_fault and vl_parameter, for the other side's test. */
VL_EXPORT void vl_sizes(uint32_t sizes[7]);
VL_EXPORT void vl_default_limits(vl_limits* limits);

/* Null if there is no memory. Free it with vl_destroy. */
VL_EXPORT vl_script* vl_create(const vl_limits* limits);
VL_EXPORT void vl_destroy(vl_script* script);

/* Runs a text once. The library first (`user` 0), then the script under the name that messages show. VL_OK, VL_ERROR
 * or VL_STOPPED. */
VL_EXPORT vl_status vl_load(vl_script* script, const char* text, uint64_t bytes, const char* name, int32_t user);

/* Runs one handler. Commands and log lines of the call before are gone. */
VL_EXPORT vl_status vl_run(vl_script* script, const vl_call* call);
VL_EXPORT int32_t vl_has_handler(vl_script* script, int32_t handler);
VL_EXPORT const vl_command* vl_commands(const vl_script* script, uint32_t* count);
VL_EXPORT const vl_fault* vl_fault_of(const vl_script* script);
VL_EXPORT uint64_t vl_work(const vl_script* script);   /* of the last call */
VL_EXPORT uint64_t vl_memory(const vl_script* script); /* bytes in use */

/* A log line of the last call, or null; `dropped` counts those of the call that found no room. */
VL_EXPORT const char* vl_log_line(const vl_script* script, uint32_t index, uint32_t* dropped);

VL_EXPORT uint32_t vl_parameter_count(const vl_script* script);
VL_EXPORT const vl_parameter* vl_parameter_at(const vl_script* script, uint32_t index);
VL_EXPORT double vl_parameter_value(const vl_script* script, uint32_t index); /* 0 if there is none */
VL_EXPORT void vl_set_parameter(vl_script* script, uint32_t index, double value);

/* The script forgets the notes that came in, or the functions it has planned. */
VL_EXPORT void vl_forget_notes(vl_script* script);
VL_EXPORT void vl_forget_timers(vl_script* script);

/* The id that the next emitted note gets: a script that replaces another goes on where that one was. */
VL_EXPORT int32_t vl_next_id(const vl_script* script);
VL_EXPORT void vl_set_next_id(vl_script* script, int32_t id);

/* The table `state` as bytes, valid until the next call. What is no plain data is left out; vl_fault_of names the
 * first such thing and the status is VL_ERROR. The second puts bytes into the table: what is there and not in the bytes
 * stays; VL_ERROR and nothing changed if they are no state. */
VL_EXPORT vl_status vl_save_state(vl_script* script, const uint8_t** bytes, uint64_t* count);
VL_EXPORT vl_status vl_load_state(vl_script* script, const uint8_t* bytes, uint64_t count);

#ifdef __cplusplus
}
#endif
#endif
