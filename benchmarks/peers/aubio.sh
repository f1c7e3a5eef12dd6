# shellcheck shell=bash
# aubio (Debian's aubio-tools): aubionotes, its defaults and other settings; it decides as it goes, without the future.

# Its -O and -t change nothing in 0.4.9: the same notes come out.
# shellcheck disable=SC2034
aubio_names=(
  "aubionotes, defaults"
  "aubionotes, -s -60"
  "aubionotes, -s -50"
  "aubionotes, -s -40"
  "aubionotes, -s -40 -M 0.05"
  "aubionotes, -s -40 -M 0.1"
  "aubionotes, -s -40 -M 0.1 -d 30"
  "aubionotes, -s -40 -M 0.05 -B 1024 -H 256"
)

aubio_version() { dpkg-query -W -f '${Version}' aubio-tools 2>/dev/null || echo unknown; }

# aubio_notes FOLDER INTO WORDS...
aubio_notes() {
  local sound
  mkdir -p "$2"
  for sound in "$1"/*.wav; do
    aubionotes "${@:3}" "$sound" 2>/dev/null | awk 'NF == 3 { print $2 "," $3 "," $1 }' >"$2/$(basename "$sound" .wav).csv"
  done
}
