# shellcheck shell=bash
# pYIN (Mauch and Dixon 2014), the Vamp plugin that Debian's Ardour carries, in vamp-examples' simple host: its notes
# need the whole file.

pyin_folder() { dirname "$(compgen -G '/usr/lib/ardour*/vamp/libardourvamppyin.so' | head -n 1)"; }

pyin_version() {
  dpkg-query -W -f '${Package} ${Version}, ' ardour vamp-examples 2>/dev/null | sed 's/, $//' || echo unknown
}

# pyin_notes FOLDER INTO
pyin_notes() {
  local sound name
  mkdir -p "$2"
  for sound in "$1"/*.wav; do
    name=$(basename "$sound" .wav)
    VAMP_PATH=$(pyin_folder) vamp-simple-host -s libardourvamppyin:pyin:notes "$sound" -o "$2/$name.txt" 2>/dev/null
    awk -F '[,: ]+' -v rate="$(soxi -r "$sound")" \
      '$3 > 0 { printf "%.4f,%.4f,%.3f\n", $1 / rate, ($1 + $2) / rate, 69 + 12 * log($3 / 440) / log(2) }' \
      "$2/$name.txt" >"$2/$name.csv"
  done
}
