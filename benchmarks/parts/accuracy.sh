#!/usr/bin/env bash
# F-measures, note-on latency by pitch, false notes: see benchmarks/accuracy.sh. Usage: accuracy.sh [FOLDER]
exec "$(dirname "${BASH_SOURCE[0]}")/../accuracy.sh" "$@"
