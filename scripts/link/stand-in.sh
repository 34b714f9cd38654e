#!/usr/bin/env bash
# Compiles Sources/FoundationStandIn under the name of Foundation, for swift-argument-parser, and prints
# the folder with the module and its object file. The folder is named after its contents, so that
# what was compiled with another version is compiled again.
set -euo pipefail
cd "$(dirname "$0")/../.."

options=(
  -module-name Foundation -parse-as-library -swift-version 6 -wmo -Osize
  -enable-upcoming-feature ExistentialAny -Xfrontend -function-sections
  -Xfrontend -disable-concrete-type-metadata-mangled-name-accessors
)
folder=$PWD/.build/stand-in/$({ swiftc --version 2>&1; cat "$0" Sources/FoundationStandIn/*.swift; } | cksum | tr ' ' -)
if [ ! -f "$folder/Foundation.o" ]; then
  mkdir -p "$folder"
  swiftc "${options[@]}" -emit-module -emit-module-path "$folder/Foundation.swiftmodule" \
    -c Sources/FoundationStandIn/*.swift -o "$folder/Foundation.part.o"
  mv "$folder/Foundation.part.o" "$folder/Foundation.o"
fi
echo "$folder"
