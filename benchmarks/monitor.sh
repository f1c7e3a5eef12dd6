#!/bin/bash
# What measuring costs: the plugin with its monitor and without (VOCALMIDI_MONITOR=off), in interleaved pairs. Worker:
# processor time for a recording rendered offline. Callback: median duration in real time, blocks of 64 at 48 kHz.
# Prints the median of the pairs' ratios with its 95 % confidence interval (of order statistics: nothing is assumed of
# the distribution). The hash shows that both heard the same notes.
# Usage: benchmarks/monitor.sh [PAIRS [SECONDS]]   (20 of 30 s; of callbacks no more than 20; needs ./run.sh before it)
set -euo pipefail
cd -- "$(dirname -- "$0")/.."
. benchmarks/common.sh
require_built
pairs=${1:-20}
seconds=${2:-30}
rate=48000
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

install_packages sox >&2
sox samples/voice.wav -c 1 -r "$rate" -e floating-point -b 32 -t raw "$work/voice.f32"

# play off|on WORDS...: the records of one session.
play() {
  VOCALMIDI_MONITOR=$1 build/bin/vocalmidi-plugin-host plugin="$clap" input="$work/voice.f32" \
    rate=$rate block=64 "${@:2}"
}

# offline off|on: processor time of the worker, nanoseconds, and a hash of the events.
offline() {
  play "$1" play-frames=$((rate * seconds)) >"$work/log"
  grep '^event' "$work/log" | sha256sum | cut -c1-16 >>"$work/hashes"
  awk '$1 == "worker-time" { print $3 }' "$work/log"
}

# live off|on: median duration of a callback, microseconds.
live() {
  play "$1" realtime=1 play-frames=$((rate * 4)) | awk '$1 == "timing" && $2 == "plugin" { print $5 }'
}

# compare NAME PAIRS COMMAND: pairs of both, in turns that change who goes first.
compare() {
  local i with without
  : >"$work/$1"
  for ((i = 0; i < $2; i++)); do
    if ((i % 2)); then
      with=$("$3" on) without=$("$3" off)
    else
      without=$("$3" off) with=$("$3" on)
    fi
    echo "$with $without" >>"$work/$1"
  done
  awk '{ printf "%.6f\n", $1 / $2 }' "$work/$1" | sort -n |
    awk -v name="$1" -v with="$(median "$work/$1" 1)" -v without="$(median "$work/$1" 2)" '
      { ratio[NR] = $1 }
      # Ranks of the interval: the largest k with P(fewer than k of n below the median) <= 2.5 %.
      function rank(n,   k, p, c) {
        p = c = 0.5 ^ n
        for (k = 0; p <= 0.025; p += c) { c *= (n - k) / (k + 1); k++ }
        return k < 1 ? 1 : k
      }
      END {
        k = rank(NR)
        middle = NR % 2 ? ratio[(NR + 1) / 2] : (ratio[NR / 2] + ratio[NR / 2 + 1]) / 2
        printf "%-9s with %s, without %s; ratio %.4f, 95 %% within %.4f and %.4f, %d pairs\n",
          name, with, without, middle, ratio[k], ratio[NR + 1 - k], NR
      }'
}

# median FILE COLUMN
median() {
  awk -v column="$2" '{ print $column }' "$1" | sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'
}

echo "worker: nanoseconds for $seconds s of audio; callback: median, microseconds"
compare worker "$pairs" offline
compare callback "$((pairs < 20 ? pairs : 20))" live
echo "events, hashes of all runs (one if all heard the same): $(sort -u "$work/hashes" | tr '\n' ' ')"
