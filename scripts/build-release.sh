#!/usr/bin/env bash
# Builds the program as shipped: with the used parts of the Swift libraries inside, nothing
# exported, equal functions folded, no unwind tables, stripped. Writes it to the path given, or to
# .build/dynamock. On Linux it needs python3, nm and readelf.
#   scripts/build-release.sh [PATH] [further flags of swift build]
set -euo pipefail
cd "$(dirname "$0")/.."

output=${1:-.build/dynamock}
shift || true

flags=(
  --configuration release --product dynamock --static-swift-stdlib --disable-local-rpath
  # Overlapping accesses are found by the debug build, which all tests run.
  -Xswiftc -enforce-exclusivity=unchecked
)
case "$(uname -s)" in
  Linux)
    flags+=(
      -Xswiftc -use-ld=lld
      -Xswiftc -Xclang-linker -Xswiftc "--ld-path=$PWD/scripts/link/thrifty-lld.py"
      # A section a function, so that the linker can leave out the one without the other.
      -Xswiftc -Xfrontend -Xswiftc -function-sections
      -Xcc -ffunction-sections -Xcc -fdata-sections
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
program="$(swift build "${flags[@]}" "$@" --show-bin-path)/dynamock"

# Once more, with what runs at start in one place. Where no process may be traced, or on another
# processor, the functions stay in the order of their files.
if [ "$(uname -sm)" = "Linux x86_64" ]; then
  order=$(mktemp)
  trap 'rm -f "$order"' EXIT
  if scripts/link/start-order.py "$program" "$order"; then
    swift build "${flags[@]}" -Xlinker "--symbol-ordering-file=$order" \
      -Xlinker --no-warn-symbol-ordering "$@"
  else
    echo "build-release: the functions stay in the order of their files" >&2
  fi
fi

mkdir -p "$(dirname "$output")"
cp "$program" "$output"
strip "$output"
echo "$output: $(wc -c <"$output") bytes"
