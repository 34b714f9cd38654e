#!/usr/bin/env bash
# Builds the C library, and copies it and its header into a folder.
#   scripts/build-library.sh [--debug] [FOLDER] [further flags of swift build]
# FOLDER is .build/library. For release the library is stripped; it exports the functions of dynamock.h
# and nothing else, and needs no Swift library. --debug builds the one that the contract tests use.
set -euo pipefail
cd "$(dirname "$0")/.."

configuration=release
if [ "${1:-}" = --debug ]; then
  configuration=debug
  shift
fi
output=${1:-.build/library}
shift || true

flags=(--configuration "$configuration" --product dynamock-c)
if [ "$configuration" = release ]; then
  # As in scripts/link/release-flags.sh.
  export BUILT_FOR_SHIPPING=1
  flags+=(
    -Xswiftc -enforce-exclusivity=unchecked
    -Xswiftc -Xfrontend -Xswiftc -disable-concrete-type-metadata-mangled-name-accessors
  )
fi
case "$(uname -s)" in
  Linux)
    # SwiftPM ignores --static-swift-stdlib for a dynamic library (swiftlang/swift-package-manager#8198),
    # so the compiler, which links, has to be told as well.
    flags+=(
      --static-swift-stdlib -Xswiftc -static-stdlib --disable-local-rpath
      -Xswiftc -use-ld=lld
      -Xlinker "--version-script=$PWD/scripts/link/dynamock-c.map"
      # A section a function, so that the linker can leave out the one without the other.
      -Xswiftc -Xfrontend -Xswiftc -function-sections
      -Xcc -ffunction-sections -Xcc -fdata-sections
      -Xlinker --gc-sections
      -Xlinker --icf=safe
      # Its handlers of fork(2) and its threads stay for as long as the process.
      -Xlinker -z -Xlinker nodelete
    )
    name=libdynamock-c.so
    installed=libdynamock.so
    ;;
  *)
    name=libdynamock-c.dylib
    installed=libdynamock.dylib
    ;;
esac

swift build "${flags[@]}" "$@"
library="$(swift build "${flags[@]}" "$@" --show-bin-path)/$name"

mkdir -p "$output"
cp "$library" "$output/$installed"
cp Sources/CDynamock/include/dynamock.h "$output/"
if [ "$configuration" = release ]; then strip --strip-unneeded "$output/$installed"; fi
scripts/check-library.sh "$output/$installed"
echo "$output/$installed: $(wc -c <"$output/$installed") bytes"
