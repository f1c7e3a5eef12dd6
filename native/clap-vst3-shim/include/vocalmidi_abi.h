/*
 * The contract between the plugin shim (C++, the host's threads) and the engine library (C#, NativeAOT). Plain C.
 * src/VocalMidi.Native/Abi mirrors every struct; a test compares each size and offset.
 *
 * Threads:  main      the host's main thread: create, activate, parameters, state
 *           audio     the host's callback: never enters the engine library; touches vm_link only
 *           worker    one C# thread per active engine: touches vm_link only
 *
 * Every function returns a vm_status and never lets an exception out; after anything but VM_OK, vm_last_error on
 * the same thread tells why. Strings are UTF-8, always terminated, cut at a character if the buffer is short.
 */
#ifndef VOCALMIDI_ABI_H
#define VOCALMIDI_ABI_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Raised whenever anything in this file changes; both sides must carry the same number. */
#define VM_ABI_VERSION 5u

typedef int32_t vm_status;
enum {
    VM_OK = 0,
    VM_INVALID_ARGUMENT = 1, /* null, out of range, unknown handle or parameter */
    VM_WRONG_VERSION = 2,    /* the two sides were built from different versions of this file */
    VM_WRONG_STATE = 3,      /* e.g. activate while active */
    VM_REFUSED = 4,          /* text or state that cannot be understood */
    VM_BUFFER_TOO_SMALL = 5,
    VM_FAILED = 6 /* anything unexpected */
};

/* Parameters the shim itself acts on; all others it only carries. Mirrors ParameterId. */
enum {
    VM_PARAMETER_BYPASS = 0,
    VM_PARAMETER_TIMING = 10, /* stepped from 0; all that the latency depends on */
    VM_PARAMETER_BEND = 11,
    VM_PARAMETER_BEND_RANGE = 12,
    VM_PARAMETER_OUTPUT = 13,
    VM_PARAMETER_PANIC = 14,
    VM_PARAMETER_SCRIPT = 16,         /* stepped: which script plays */
    VM_PARAMETER_POOL = 17,           /* the first of VM_POOL_SIZE, 0..1 each, named by the script that plays */
    VM_PARAMETER_STATUS = 25,         /* vm_status_level; its text is vm_status_text */
    VM_PARAMETER_LATENCY_TARGET = 26, /* milliseconds that a note may take */
    VM_PARAMETER_LATENCY_P50 = 27,    /* of the latest notes, milliseconds; this and the next three are read only */
    VM_PARAMETER_LATENCY_P95 = 28,
    VM_PARAMETER_MEETS_TARGET = 29, /* 1: VM_PARAMETER_LATENCY_P95 is within the target, or no note has been sung */
    VM_PARAMETER_DROPS = 30         /* stretches of audio lost since activation */
};

#define VM_POOL_SIZE 8u

enum {
    VM_PARAMETER_STEPPED = 1 << 0,
    VM_PARAMETER_IS_BYPASS = 1 << 1,
    VM_PARAMETER_MOMENTARY = 1 << 2, /* acts when set above 0.5, always reads as its default, never saved */
    VM_PARAMETER_RESTART = 1 << 3,   /* changes the latency: takes effect at the next activation */
    VM_PARAMETER_READ_ONLY = 1 << 4  /* the plugin's to set: a host's values are ignored */
};

#define VM_NAME_SIZE 64

typedef struct vm_parameter {
    uint32_t id;
    uint32_t flags;
    double minimum;
    double maximum;
    double initial;
    char name[VM_NAME_SIZE];
} vm_parameter;

/* What the shim tells the worker. `at` is the stream sample it applies before; pushed before that sample's audio. */
enum {
    VM_MESSAGE_PARAMETER = 0, /* parameter, value */
    VM_MESSAGE_END_NOTES = 1, /* end every note, go on listening */
    VM_MESSAGE_RESET = 2,     /* end every note, forget the voice */
    VM_MESSAGE_GAP = 3,       /* `frames` samples from `at` on were lost: as reset, the stream goes on after them */
    VM_MESSAGE_TRANSPORT = 4  /* `transport` holds from `at` on, and runs on by itself until the next */
};

enum {
    VM_TRANSPORT_PLAYING = 1 << 0,
    VM_TRANSPORT_LOOPS = 1 << 1,
    VM_TRANSPORT_HAS_BEATS = 1 << 2 /* else beats and bars are unknown, and `tempo` is a guess */
};

/* The song's position. Beats are quarter notes since its start. */
typedef struct vm_transport {
    double seconds;
    double beats;
    double tempo;     /* quarter notes a minute */
    double bar_beats; /* where the bar began */
    double loop_start;
    double loop_end;
    int32_t bar; /* counted from 0 */
    uint16_t beats_per_bar;
    uint16_t beat_unit; /* 4: quarter notes */
    uint32_t flags;
    uint32_t reserved;
} vm_transport;

typedef struct vm_message {
    int64_t at;
    int64_t frames;
    double value;
    uint32_t kind;
    uint32_t parameter;
    uint32_t epoch; /* of every event after this message */
    uint32_t reserved;
    vm_transport transport;
} vm_message;

/* What the worker tells the shim. Mirrors VoiceEvent; samples count from activation. */
enum { VM_EVENT_NOTE_ON = 0, VM_EVENT_NOTE_OFF = 1, VM_EVENT_PITCH = 2 };

typedef struct vm_event {
    int64_t decision_sample;
    int64_t voice_sample;
    int64_t due_sample; /* never decreases */
    int32_t note_id;
    int32_t key;
    uint32_t kind;
    uint32_t epoch;      /* an event of an older epoch is from before a reset and must not sound */
    float pitch;         /* fractional MIDI semitones */
    float velocity;      /* 0..1 */
    float level;         /* 0..1 */
    uint32_t channel;    /* 0..15 */
    uint32_t compute_ns; /* what the worker took for it: from taking up the audio that decided it to this event */
    uint32_t reserved;
} vm_event;

/*
 * One single-producer single-consumer ring. The positions only ever count up; an element lives in slot
 * (position mod capacity). The producer publishes `write` and the consumer `read`, both with release order.
 * Each side has its own cache line.
 */
typedef struct vm_ring {
    uint64_t write;      /* producer */
    uint64_t high_water; /* producer: most elements held at once */
    uint64_t refused;    /* producer: elements that found the ring full */
    uint8_t producer_padding[40];
    uint64_t read; /* consumer */
    uint8_t consumer_padding[56];
    void* data;            /* set before activation, then constant */
    uint32_t capacity;     /* elements, a power of two */
    uint32_t element_size; /* bytes; audio: 4 * channels (one interleaved float frame) */
    uint8_t constant_padding[48];
} vm_ring;

/* All that callback and worker share. Owned by the shim, 64-byte aligned, alive from before vm_activate until
 * vm_deactivate has returned. */
typedef struct vm_link {
    uint32_t size; /* sizeof(vm_link) */
    uint32_t abi_version;
    uint32_t channels; /* 1 or 2, of the audio ring */
    uint32_t reserved;
    void (*wait_for_work)(struct vm_link* link); /* worker: sleeps until audio, a message or `stop` */
    void (*wait_for_room)(struct vm_link* link); /* worker: sleeps until the event ring has room, or `stop` */
    void (*wake_callback)(struct vm_link* link); /* worker: call after raising `processed` if callback_waiting */
    void (*stop_worker)(struct vm_link* link);   /* main: sets `stop` and wakes the worker, whatever it waits for */
    /* worker: to be called once, by its thread, before all else: denormals off, a priority below the audio thread's and
     * above the others' where the system allows. Returns what was got, for people; valid as long as the library. */
    const char* (*prepare_worker)(struct vm_link* link);
    uint8_t header_padding[8];
    vm_ring audio;    /* audio -> worker */
    vm_ring messages; /* audio -> worker */
    vm_ring events;   /* worker -> audio */
    /* worker's line */
    uint64_t processed; /* stream samples done; all events they decided are in the ring */
    uint64_t busy_ns;
    uint64_t busy_frames;
    uint32_t failed;  /* 1: the engine threw; audio passes, no more notes, vm_status_text tells */
    uint32_t notices; /* raised when there is news: of vm_status_text, of vm_take_log, of the pool */
    uint8_t worker_padding[32];
    /* sleep of the worker */
    uint32_t wake_sequence; /* futex word */
    uint32_t worker_waiting;
    uint32_t stop;
    uint32_t wake_reserved;
    uint64_t wake_at;     /* worker: the audio ring's `write` that completes a hop; less audio need not wake it */
    uint64_t looks_at_ns; /* when the sleeping worker looks by itself, on the shim's clock */
    uint8_t wake_padding[32];
    /* the latest block, for the shim alone */
    uint64_t block_ns; /* when its callback ended, on the shim's clock; 0: none yet */
    double frame_ns;   /* one frame's length */
    uint32_t block_frames;
    uint32_t offline; /* 1: the callback waits for the worker, so the worker may wait for what it needs */
    uint8_t block_padding[40];
    /* offline wait of the callback */
    uint32_t progress_sequence; /* futex word */
    uint32_t callback_waiting;
    uint8_t progress_padding[56];
    /* worker's two lines: the pool as it plays. A sequence lock: odd while the worker writes, raised when it has */
    uint32_t pool_sequence;
    uint32_t pool_generation; /* raised when the pool changed by itself, because another script plays */
    uint64_t pool_handled;    /* VM_MESSAGE_PARAMETER messages whose effect is in the pool */
    double pool[VM_POOL_SIZE];
    uint8_t pool_padding[48];
} vm_link;

typedef struct vm_activation {
    uint32_t size; /* sizeof(vm_activation) */
    uint32_t parameter_count;
    double sample_rate;       /* hertz, whole, 8000..384000 */
    const double* parameters; /* parameter_count values, indexed by id */
    vm_link* link;
} vm_activation;

/* What the worker did, for a trace. Recorded where VOCALMIDI_TRACE is set in the environment. */
enum {
    VM_SPAN_SLEEP = 0, /* waiting for audio */
    VM_SPAN_FEATURES = 1,
    VM_SPAN_MODEL = 2,
    VM_SPAN_TRACKER = 3,
    VM_SPAN_SCRIPTS = 4
};

typedef struct vm_span {
    uint64_t start_ns; /* on the monotonic clock (CLOCK_MONOTONIC, and its like elsewhere) */
    uint32_t length_ns;
    uint32_t kind;
} vm_span;

typedef struct vm_engine vm_engine; /* opaque; a stale one is refused, not followed */

/* Up to vm_latency, and vm_status_text, vm_status_level, vm_profile and vm_spans: any thread. The rest: main thread,
 * one at a time per engine. */
typedef vm_status (*vm_abi_version_fn)(uint32_t* version);
typedef vm_status (*vm_last_error_fn)(char* text, uint32_t size);
typedef vm_status (*vm_parameter_count_fn)(uint32_t* count);
/* Index equals id. Names and initial values of the pool, and the texts of script, pool and status, change with the
 * script that plays; the rest stays as it is for the engine's life. */
typedef vm_status (*vm_parameter_info_fn)(vm_engine* engine, uint32_t index, vm_parameter* info);
typedef vm_status (*vm_parameter_to_text_fn)(vm_engine* engine, uint32_t id, double value, char* text, uint32_t size);
typedef vm_status (*vm_parameter_from_text_fn)(vm_engine* engine, uint32_t id, const char* text, double* value);
typedef vm_status (*vm_latency_fn)(double sample_rate, const double* values, uint32_t count, uint32_t* samples);
typedef vm_status (*vm_status_text_fn)(vm_engine* engine, char* text, uint32_t size);
/* 0: all is well, 1: something is wrong but notes are made, 2: no notes are made. */
typedef vm_status (*vm_status_level_fn)(vm_engine* engine, uint32_t* level);
typedef vm_status (*vm_create_fn)(vm_engine** engine);
typedef vm_status (*vm_destroy_fn)(vm_engine* engine); /* deactivates first if need be */
/* The values and the engine's scripts. `size` returns the bytes needed, also with VM_BUFFER_TOO_SMALL. */
typedef vm_status (*vm_state_save_fn)(vm_engine* engine, const double* values, uint32_t count, uint8_t* bytes,
                                      uint32_t capacity, uint32_t* size);
/* On anything but VM_OK `values` and scripts are left as they were. */
typedef vm_status (*vm_state_load_fn)(vm_engine* engine, const uint8_t* bytes, uint32_t size, double* values,
                                      uint32_t count);
typedef vm_status (*vm_activate_fn)(vm_engine* engine, const vm_activation* activation);
typedef vm_status (*vm_deactivate_fn)(vm_engine* engine); /* returns once the worker has ended */
/* While inactive: takes the script that values[VM_PARAMETER_SCRIPT] names. If it is another than before, the pool's
 * values become its defaults. A script that does not load is no error here: vm_status_text tells. */
typedef vm_status (*vm_choose_script_fn)(vm_engine* engine, double* values, uint32_t count);
/* The oldest line that a script has logged and nobody has taken; empty: there is none. */
typedef vm_status (*vm_take_log_fn)(vm_engine* engine, char* text, uint32_t size);
/* The worker's half of the profile since activation, as a JSON object; docs/latency.md has its fields. `size` returns
 * the bytes needed, also with VM_BUFFER_TOO_SMALL. */
typedef vm_status (*vm_profile_fn)(vm_engine* engine, char* text, uint32_t capacity, uint32_t* size);
/* Spans from number `from` on, counted since activation; `count` returns how many were written. Old ones are gone:
 * `from` returns the number of the first that was. */
typedef vm_status (*vm_spans_fn)(vm_engine* engine, uint64_t* from, vm_span* spans, uint32_t capacity, uint32_t* count);

#ifdef __cplusplus
}
#endif
#endif
