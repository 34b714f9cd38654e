#!/usr/bin/env bash
# Builds the program as it is shipped: the Swift libraries inside, nothing exported, equal functions
# folded, no unwind tables, stripped. Writes it to the path given, or to .build/dynamock.
#   scripts/build-release.sh [PATH] [further flags of swift build]
set -euo pipefail
cd "$(dirname "$0")/.."

output=${1:-.build/dynamock}
shift || true

flags=(--configuration release --product dynamock --static-swift-stdlib)
case "$(uname -s)" in
  Linux)
    flags+=(
      -Xswiftc -use-ld=lld
      -Xlinker --no-export-dynamic
      -Xlinker --icf=safe
      # At a fixed address nothing has to be relocated at start.
      -Xswiftc -Xclang-linker -Xswiftc -no-pie
      -Xlinker --no-eh-frame-hdr
      -Xlinker "$PWD/scripts/link/no-unwind-tables.ld"
    )
    ;;
esac

swift build "${flags[@]}" "$@"
mkdir -p "$(dirname "$output")"
cp "$(swift build "${flags[@]}" "$@" --show-bin-path)/dynamock" "$output"
strip "$output"
echo "$output: $(wc -c <"$output") bytes"
