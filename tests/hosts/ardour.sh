#!/usr/bin/env bash
# The VST3 plugin in Ardour, without a screen: Ardour scans it, a session puts it on a track in aligned timing, the
# voice that ships is sung into the track through JACK (dummy driver), and the notes that come out of the track's MIDI
# port are compared with those `vocalmidi transcribe` finds. Prints one line per check, "ok: ..." or "FAILED: ...".
# Usage: tests/hosts/ardour.sh   (from the root of the checkout, after the build; the packages must be installed)
set -euo pipefail

rate=48000
period=480 # two of the engine's hops: the plugin hears the voice in the same hops as the file
plugin=build/plugins/VocalMidi.vst3
class_id=2B7C61D854E94A0FA3D17E96C80F4B15
work=$(mktemp -d)
export HOME=$work/home JACK_DEFAULT_SERVER=vocalmidi-$$ JACK_NO_AUDIO_RESERVATION=1
export SESSION_DIR=$work/session STOP_FILE=$work/stop PLUGIN_ID=$class_id RATE=$rate
unset XDG_CONFIG_HOME XDG_CACHE_HOME XDG_DATA_HOME
jack=
ardour=

cleanup() {
  touch "$STOP_FILE"
  [ -z "$ardour" ] || wait_gone "$ardour"
  [ -z "$jack" ] || { kill "$jack" 2>/dev/null || true; wait "$jack" 2>/dev/null || true; }
  rm -rf "$work"
}
trap cleanup EXIT

# wait_gone PID: up to 20 s for it to end by itself.
wait_gone() {
  local i
  for ((i = 0; i < 200; i++)); do kill -0 "$1" 2>/dev/null || return 0; sleep 0.1; done
  kill -9 "$1" 2>/dev/null || true
}

# wait_for SECONDS COMMAND...: until it succeeds.
wait_for() {
  local i limit=$(($1 * 10))
  shift
  for ((i = 0; i < limit; i++)); do "$@" >/dev/null 2>&1 && return 0; sleep 0.1; done
  return 1
}

check() {
  local words=$1
  shift
  if "$@"; then echo "ok: $words"; else echo "FAILED: $words"; failed=yes; fi
}
failed=no

scans() {
  mkdir -p "$HOME/.vst3"
  cp -a "$plugin" "$HOME/.vst3/" # with its times: Ardour ignores a plugin that is not older than its scan
  # The scanner ends well even after an error, so its words count.
  LD_LIBRARY_PATH=/usr/lib/ardour7 timeout 60 /usr/lib/ardour7/ardour-vst3-scanner -f -v "$HOME/.vst3/VocalMidi.vst3" \
    >"$work/scan.log" 2>&1
  grep -q "Found Plugin: VocalMidi" "$work/scan.log" && ! grep -q '\[ERROR\]' "$work/scan.log" || { cat "$work/scan.log"; return 1; }
}

start_studio() {
  jackd -n "$JACK_DEFAULT_SERVER" -r -S -t 5000 -d dummy -r $rate -p $period >"$work/jack.log" 2>&1 &
  jack=$!
  wait_for 10 jack_lsp || { cat "$work/jack.log"; return 1; }
  ardour7-lua tests/hosts/session.lua >"$work/ardour.log" 2>&1 &
  ardour=$!
  wait_for 40 grep -q '^ready' "$work/ardour.log" || { cat "$work/ardour.log"; return 1; }
}

# late: how many periods JACK lost while the voice was sung.
late() { sed -n 's/^xruns //p' "$work/singer.log"; }

# Without real-time scheduling JACK alone loses one period of some thousands, and a loaded machine may drop the client.
# JACK waits for its clients (-S), so nothing is lost but time. A plugin that holds the callback up loses more than one
# period of a hundred; then, and when the client is lost, it is sung again, in a new studio.
sing() {
  local try periods
  periods=$(($(soxi -s "$work/voice.wav") / period))
  for try in 1 2 3 4 5; do
    start_studio || { stop_studio; continue; }
    if build/tests/jack_voice "$work/voice.wav" "ardour:Voice/audio_in 1" "ardour:Voice/midi_out 1" \
      >"$work/heard.csv" 2>"$work/singer.log" && [ "$(late)" -le $((periods / 100)) ]; then
      echo "$(late) of $periods periods were lost"
      stop_studio
      return 0
    fi
    echo "try $try: $(cat "$work/singer.log")" >&2
    stop_studio
  done
  tail -n 5 "$work/ardour.log" "$work/jack.log"
  return 1
}

stop_studio() {
  touch "$STOP_FILE"
  [ -z "$ardour" ] || wait_gone "$ardour"
  [ -z "$jack" ] || { kill "$jack" 2>/dev/null || true; wait "$jack" 2>/dev/null || true; }
  rm -rf "$STOP_FILE" "$SESSION_DIR"
  ardour=
  jack=
}

# compare TRUE HEARD: the same keys in the same order, each within a period of its place but for one constant delay.
compare() {
  awk -F, -v period="$(awk "BEGIN { print $period / $rate }")" '
    FNR == 1 { next }
    NR == FNR { place[++notes] = $1; key[notes] = int($4 + 0.5); next }
    $2 == "on" { at[++heard] = $1; played[heard] = $3 }
    END {
      for (i = 1; i <= notes && i <= heard; i++) {
        delay += (at[i] - place[i]) / notes
        if (played[i] != key[i]) { print "note " i " is key " played[i] ", not " key[i]; bad = 1 }
      }
      if (notes != heard || notes == 0) { print heard " notes were heard, not " notes; exit 1 }
      for (i = 1; i <= notes; i++) {
        off = at[i] - place[i] - delay
        if (off < 0) off = -off
        if (off > worst) { worst = off; which = i }
      }
      printf "%d notes, delay %.1f ms, farthest from its place %.1f ms (note %d; a period is %.1f ms)\n",
        notes, 1000 * delay, 1000 * worst, which, 1000 * period
      exit bad || worst > period
    }' "$1" "$2"
}

# ends_all CSV: every note-on has its note-off.
ends_all() {
  awk -F, '$2 == "on" { open[$3]++ } $2 == "off" { open[$3]-- } END { for (k in open) if (open[k] > 0) exit 1 }' "$1"
}

check "Ardour scans the VST3 without error" scans
# The voice at the studio's rate, and what the command line hears in it. Silence before it, some seconds of it, lowers
# the noise floor that the tracker knows; in Ardour there is some, so there must be some in the file.
build/bin/vocalmidi host build/plugins/VocalMidi/VocalMidi.clap --input samples/voice.wav --rate $rate \
  --output "$work/bare.wav" >"$work/host.log" 2>&1
sox "$work/bare.wav" "$work/voice.wav" pad 5 0 2>>"$work/host.log"
build/bin/vocalmidi transcribe "$work/voice.wav" --timing aligned --notes "$work/true.csv" --quiet
check "the voice is sung through Ardour without the plugin holding it up" sing
check "Ardour was told the latency of aligned timing" grep -q "^latency $((rate / 10))\$" "$work/ardour.log"
check "Ardour plays the notes of the file, in order, each in its place" compare "$work/true.csv" "$work/heard.csv"
check "every note that began in Ardour ended" ends_all "$work/heard.csv"
[ "$failed" = no ]
