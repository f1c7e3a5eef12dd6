/* The plugin's private, read-only CLAP extension: what a host may show or check of its inside. Plain C. */
#ifndef VOCALMIDI_DIAGNOSTICS_H
#define VOCALMIDI_DIAGNOSTICS_H

#include <clap/plugin.h>
#include <stdbool.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define VOCALMIDI_EXT_DIAGNOSTICS "org.vocalmidi.diagnostics/2"
#define VOCALMIDI_STATUS_SIZE 512

/* Fill level of one ring since activation; `refused` counts elements that found it full. */
typedef struct vocalmidi_ring_use {
    uint64_t capacity;   /* elements: audio frames, messages, events */
    uint64_t high_water; /* most elements held at once */
    uint64_t refused;    /* audio: frames dropped; messages: sent later; events: pitch dropped, note held back */
} vocalmidi_ring_use_t;

/* The way of one note-on. Samples count the stream's input since activation. */
typedef struct vocalmidi_note_time {
    int64_t voice_sample;    /* where the voice began, as the engine estimates it */
    int64_t decision_sample; /* the last input sample that the note needed */
    int64_t leave_sample;    /* where the event was given to the host */
    uint32_t compute_ns;     /* what the worker took for it */
    int32_t key;             /* MIDI */
    float pitch;             /* semitones, fractional */
    uint32_t latency;        /* samples reported to the host then: 0 live */
} vocalmidi_note_time_t;

/* What the worker did, where VOCALMIDI_TRACE is set in the environment. */
typedef struct vocalmidi_span {
    uint64_t start_ns; /* on the monotonic clock */
    uint32_t length_ns;
    uint32_t kind; /* 0 asleep, 1 features, 2 model, 3 tracker, 4 scripts */
} vocalmidi_span_t;

/* Counts run from the last activation and stay readable after deactivation. */
typedef struct vocalmidi_diagnostics {
    uint32_t size; /* in: sizeof of the caller's struct; out: bytes that were filled */
    uint32_t latency_samples;
    double sample_rate;      /* hertz; 0 before the first activation */
    uint64_t stream_samples; /* frames processed by the callback */
    vocalmidi_ring_use_t audio;
    vocalmidi_ring_use_t messages;
    vocalmidi_ring_use_t events;
    uint64_t gaps;                      /* stretches of dropped audio (overload) */
    uint64_t late_events;               /* aligned events that left after their place */
    uint64_t note_ons;                  /* sent to the host */
    uint64_t note_offs;                 /* sent to the host */
    uint64_t worker_busy_ns;            /* time the worker spent processing, nanoseconds */
    uint64_t worker_frames;             /* frames it processed in that time: RTF = busy_ns * rate / (frames * 1e9) */
    char status[VOCALMIDI_STATUS_SIZE]; /* UTF-8: what runs, and what went wrong with its remedy */
} vocalmidi_diagnostics_t;

typedef struct vocalmidi_plugin_diagnostics {
    /* Returns false if `out` is null or out->size is too small to hold `size` itself. [main-thread] */
    bool (*read)(const clap_plugin_t* plugin, vocalmidi_diagnostics_t* out);
    /* Copies the ways of notes, from number `*from` on (counted since activation), and returns how many. Older ones
     * than the last 1024 are gone: `*from` becomes the number of the first that was copied. [main-thread] */
    uint32_t (*note_times)(const clap_plugin_t* plugin, uint64_t* from, vocalmidi_note_time_t* out, uint32_t capacity);
    /* Everything measured since activation as one JSON object, terminated; returns the bytes it needs, terminator
     * included, and writes nothing if they are more than `capacity`. docs/latency.md has its fields. [main-thread] */
    uint32_t (*profile)(const clap_plugin_t* plugin, char* text, uint32_t capacity);
    /* What the worker did, from span number `*from` on, as vm_spans. [main-thread] */
    uint32_t (*spans)(const clap_plugin_t* plugin, uint64_t* from, vocalmidi_span_t* out, uint32_t capacity);
} vocalmidi_plugin_diagnostics_t;

#ifdef __cplusplus
}
#endif
#endif
