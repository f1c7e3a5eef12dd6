#!/bin/sh
# Builds the plugins: build/plugins/VocalMidi/VocalMidi.clap and the bundle build/plugins/VocalMidi.vst3 (both C++),
# and beside each the engine (C#, NativeAOT).
# Quiet when all is well; builds only what has changed. Needs the .NET 10 SDK, CMake and a C++20 compiler.
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
cd "$root"
plugin=build/plugins/VocalMidi
bundle=build/plugins/VocalMidi.vst3/Contents
engine=$plugin/libVocalMidi.Native.so
log=build/build-plugin.log
mkdir -p "$plugin" "$bundle/$(uname -m)-linux" "$bundle/Resources"

fail() {
    cat "$log" >&2
    echo "vocalmidi: $1" >&2
    exit 1
}

for tool in dotnet cmake c++; do
    command -v "$tool" >/dev/null || { : >"$log"; fail "$tool is missing (Debian: apt-get install cmake g++; the .NET 10 SDK: https://dot.net)"; }
done

case $(uname -m) in
    x86_64) runtime=linux-x64 ;;
    aarch64) runtime=linux-arm64 ;;
    *) : >"$log"; fail "no .NET runtime identifier is known for a $(uname -m) machine" ;;
esac

# What the engine library is made of; bin and obj are made from it.
changed() {
    [ ! -e "$engine" ] || find src scripts/prelude Directory.*.props global.json -name bin -prune -o -name obj -prune -o \
        -newer "$engine" \( -path 'src/VocalMidi.Engine/*' -o -path 'src/VocalMidi.Scripting/*' \
        -o -path 'src/VocalMidi.Native/*' -o -path 'scripts/prelude/*' -o -path 'Directory.*' -o -path global.json \) -print | grep -q .
}

if changed; then
    dotnet publish src/VocalMidi.Native -c Release -r "$runtime" -v q --nologo -o build/engine >"$log" 2>&1 ||
        fail "the engine library does not build (see above)"
    cp build/engine/VocalMidi.Native.so "$engine.new"
    mv "$engine.new" "$engine" # a host may have the old one open
fi

# copy_newer FROM TO: a new file beside the old one, then renamed.
copy_newer() {
    if [ ! -e "$2" ] || [ "$1" -nt "$2" ]; then
        cp "$1" "$2.new"
        mv "$2.new" "$2"
    fi
}

# ONNX Runtime, which runs the models, and what it needs for a graphics card where the build takes that in.
copy_newer "$engine" "$bundle/$(uname -m)-linux/${engine##*/}"
for library in build/engine/libonnxruntime*.so; do
    copy_newer "$library" "$plugin/${library##*/}"
    copy_newer "$library" "$bundle/$(uname -m)-linux/${library##*/}"
done

# The Lua guard and Lua, for note scripts.
{ cmake -S . -B build/native && cmake --build build/native --target vocalmidi_lua --parallel; } >"$log" 2>&1 ||
    fail "the Lua guard does not build (see above)"
for library in build/bin/libvocalmidi_lua.so build/bin/liblua54.so; do
    copy_newer "$library" "$plugin/${library##*/}"
    copy_newer "$library" "$bundle/$(uname -m)-linux/${library##*/}"
done

# Models and scripts: beside the engine, and where a VST3 bundle keeps such things. The engine looks in both. What is
# no longer here does not stay there.
# The scripts' own library (scripts/prelude) is part of the engine.
for folder in models scripts; do
    for to in "$plugin/$folder" "$bundle/Resources/$folder"; do
        mkdir -p "$to"
        find "$folder" -maxdepth 1 -type f -exec cp -u {} "$to/" \;
        for copy in "$to"/*; do
            [ -f "$folder/${copy##*/}" ] || rm -rf "$copy"
        done
    done
done

{ cmake -S . -B build/native && cmake --build build/native --target vocalmidi_lua --target vocalmidi_clap --target vocalmidi_vst3 --parallel; } >"$log" 2>&1 ||
    fail "the plugins do not build (see above)"

# Note scripts: the guard, and Lua, which it finds beside itself.
for library in libvocalmidi_lua.so liblua54.so; do
    copy_newer "build/bin/$library" "$plugin/$library"
    copy_newer "build/bin/$library" "$bundle/$(uname -m)-linux/$library"
done
