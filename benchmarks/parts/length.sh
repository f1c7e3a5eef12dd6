#!/usr/bin/env bash
# Cost against length of input: `vocalmidi transcribe` of the demo voice repeated. Time should grow with the length, and
# memory only by what the notes take.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
. benchmarks/common.sh
require_built
install_packages sox >&2

folder=build/benchmarks/length
rows=$folder/rows.txt
mkdir -p "$folder"
read -r -a lengths <<<"$(of "1 2 4 8 16" "1 2")"
rounds=$(of 3 1)

# recording MINUTES: the demo voice over and over, cut to that length.
recording() {
  local file=$folder/$1.wav
  [ "$file" -nt samples/voice.wav ] || sox samples/voice.wav "$file" repeat "$((1 + $1 * 60 / 14))" trim 0 "$((60 * $1))"
  echo "$file"
}

# Lengths and timings take turns, so that no one of them has the quiet moments.
: >"$rows"
for round in $(seq "$rounds"); do
  for timing in file live; do
    for minutes in "${lengths[@]}"; do
      say "Transcribing $minutes minutes, timing $timing, round $round" >&2
      figures=$(spent "$vocalmidi" transcribe "$(recording "$minutes")" --timing "$timing" --notes "$folder/$timing-$minutes.csv" --quiet)
      echo "$timing $minutes $figures $(sha256sum <"$folder/$timing-$minutes.csv" | cut -c1-16)" >>"$rows"
    done
  done
done

say "## Cost against length"
say ""
say "\`vocalmidi transcribe\` of the demo voice repeated, one process, start included; processor seconds, the least of $rounds in"
say "turns. No audio is kept: memory should grow by the notes alone. Slope and start: the straight line through all runs (least squares), with its worst miss."
say ""
say "| timing | minutes | seconds | per minute | peak MiB | hash of the notes |"
say "|---|---|---|---|---|---|"
sort -s -k1,1 -k2,2n "$rows" | awk '
  { key = $1 " " $2 }
  key != last { flush_row(); last = key; least = $4; peak = $5; hash = $6 }
  { if ($4 < least) least = $4; if ($5 > peak) peak = $5; timing = $1; minutes = $2; if ($6 != hash) hash = "differs" }
  END { flush_row() }
  function flush_row() {
    if (last != "") printf "| %s | %d | %.2f | %.3f | %.0f | %s |\n", timing, minutes, least, least / minutes, peak, hash
  }'
say ""
say "| timing | start, s | per minute, s | worst miss | memory per minute, MiB |"
say "|---|---|---|---|---|"
for timing in file live; do
  awk -v t="$timing" '
    $1 == t { n++; x[n] = $2; y[n] = $4; m[n] = $5; sx += $2; sy += $4; sm += $5; sxx += $2 * $2; sxy += $2 * $4; sxm += $2 * $5 }
    END {
      d = n * sxx - sx * sx; b = (n * sxy - sx * sy) / d; a = (sy - b * sx) / n; k = (n * sxm - sx * sm) / d
      for (i = 1; i <= n; i++) { miss = (y[i] - a - b * x[i]) / y[i]; if (miss < 0) miss = -miss; if (miss > worst) worst = miss }
      printf "| %s | %.2f | %.3f | %.1f %% | %.1f |\n", t, a, b, 100 * worst, k
    }' "$rows"
done
