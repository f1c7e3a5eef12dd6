# shellcheck shell=bash
# Shared by run.sh and test.sh: speaks in words, installs what is missing, builds what has changed. Sourced, not run.

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1

say() { printf '%s\n' "$*"; }

# fail WHAT REMEDY: stops with the cause and what to do about it.
fail() {
  printf '\nvocalmidi: %s\n' "$1" >&2
  [ $# -lt 2 ] || printf 'What to do: %s\n' "$2" >&2
  exit 1
}

# step WORDS REMEDY COMMAND...: runs a command quietly; shows the end of what it said only if it fails.
step() {
  local words=$1 remedy=$2 log
  shift 2
  say "$words"
  mkdir -p build/log
  log=build/log/$(printf '%s' "$words" | tr -cs 'A-Za-z0-9' '-').log
  if ! "$@" >"$log" 2>&1; then
    tail -n 40 "$log" >&2
    fail "this step failed: $words (all of it: $log)" "$remedy"
  fi
}

# in_time SECONDS COMMAND...: a command that hangs is stopped; Python then says where it was. Exit status 124 or 134.
in_time() {
  local seconds=$1
  shift
  PYTHONFAULTHANDLER=1 timeout --signal=ABRT --kill-after=10 "$seconds" "$@"
}

# A .NET build. One was once seen not to end on a loaded machine: it is stopped then, and begun once more.
build_dotnet() {
  local status=0
  in_time 900 dotnet "$@" || status=$?
  [ "$status" -eq 124 ] || [ "$status" -eq 134 ] || return "$status"
  echo "dotnet $1 did not end in 15 minutes: once more"
  in_time 900 dotnet "$@"
}

require_dotnet() {
  command -v dotnet >/dev/null || fail "the .NET 10 SDK is not installed (no dotnet command)" \
    "install it as https://learn.microsoft.com/dotnet/core/install/linux-debian says, or with the script from
https://dot.net/v1/dotnet-install.sh (--channel 10.0) and add ~/.dotnet to PATH; then run this again."
  local said
  said=$(dotnet --version 2>&1) || fail "the .NET SDK does not start, or is not the one global.json asks for (10.0); it says:
$said" \
    "install the .NET 10 SDK beside it: https://dotnet.microsoft.com/download/dotnet/10.0 (dotnet --list-sdks shows what is there)."
}

any_file() { compgen -G "$1" >/dev/null; }

# Prints the Debian packages that are needed and missing.
missing_packages() {
  command -v cmake >/dev/null || echo cmake
  command -v make >/dev/null || command -v ninja >/dev/null || echo make
  command -v c++ >/dev/null || echo g++
  any_file '/usr/lib/*/libsndfile.so.1' || any_file '/usr/lib*/libsndfile.so.1' || echo libsndfile1
  [ -e /usr/include/lua5.4/lua.hpp ] || echo liblua5.4-dev
  [ -e /usr/share/dpf/distrho/src/clap/plugin.h ] || echo dpf-source
  [ -e /usr/share/juce/modules/juce_audio_processors/format_types/VST3_SDK/pluginterfaces ] ||
    echo juce-modules-source-data
  [ -n "$(find /usr/share/fonts /usr/local/share/fonts -name '*.ttf' -print -quit 2>/dev/null)" ] || echo fonts-dejavu-core
}

# Hosts that others wrote, for ./test.sh --hosts.
missing_host_packages() {
  command -v ardour7-lua >/dev/null || echo ardour
  any_file '/usr/lib/*/qtractor/qtractor_plugin_scan' || echo qtractor
  command -v jackd >/dev/null || echo jackd2
  [ -e /usr/include/jack/jack.h ] || echo libjack-jackd2-dev
  command -v sox >/dev/null || echo sox
}

# What training needs, for training/ and its tests.
missing_training_packages() {
  local module
  for module in torch numpy scipy soundfile tqdm; do
    [ -n "$(find "/usr/lib/python3/dist-packages/$module" "/usr/lib/python3/dist-packages/$module.py" \
      -maxdepth 0 2>/dev/null)" ] || echo "python3-$module"
  done
  missing_commands flite espeak-ng sox
}

missing_commands() {
  local name
  for name in "$@"; do command -v "$name" >/dev/null || echo "$name"; done
}

# install_packages COMMAND...: installs what is missing, and the packages that are named like these commands; with
# with_hosts=yes the hosts too, with with_training=yes what training needs.
install_packages() {
  local packages list as_root=()
  mapfile -t packages < <(
    missing_packages
    missing_commands "$@"
    if [ "${with_hosts:-no}" = yes ]; then missing_host_packages; fi
    if [ "${with_training:-no}" = yes ]; then missing_training_packages; fi
  )
  [ ${#packages[@]} -gt 0 ] || return 0
  list="${packages[*]}"
  command -v apt-get >/dev/null || fail "these packages are missing: $list (this is no Debian system: no apt-get)" \
    "install what your system calls them, then run this again."
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || fail "these packages are missing: $list (and there is neither root nor sudo to install them)" \
      "have an administrator run: apt-get install $list"
    as_root=(sudo)
    say "Installing needs your password for sudo."
  fi
  local network="check the network; or install them by hand: apt-get install $list"
  step "Refreshing the package lists" "$network" "${as_root[@]}" apt-get update
  step "Installing $list" "$network" \
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${packages[@]}"
}

# newer_than STAMP PATH...: true if the stamp is missing or a source file is newer.
newer_than() {
  local stamp=$1
  shift
  [ ! -e "$stamp" ] || [ -n "$(find "$@" \( -name bin -o -name obj \) -prune -o -type f -newer "$stamp" -print -quit)" ]
}

build_command() {
  local stamp=build/bin/.built
  local models=()
  [ ! -d models ] || models=(models)
  # Models, samples and scripts are copied beside the command.
  if ! newer_than "$stamp" src scripts samples "${models[@]}" Directory.Build.props Directory.Packages.props global.json; then
    say "The vocalmidi command is up to date"
    return 0
  fi
  mkdir -p build
  touch build/.command-started
  step "Building the vocalmidi command" \
    "the lines above say why; the first build needs the network for NuGet packages." \
    build_dotnet publish src/VocalMidi.Cli -c Release -v q -o build/bin
  mv build/.command-started "$stamp"
}

build_native() {
  step "Building the plugins" "the lines above say why." sh native/build-plugin.sh
  step "Configuring the native parts" "the lines above say why." cmake -S . -B build/native
  step "Building the native parts" "the lines above say why." cmake --build build/native --parallel "$(nproc)"
}
