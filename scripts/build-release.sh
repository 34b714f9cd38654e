#!/usr/bin/env bash
# Builds the program as shipped: with the used parts of the Swift libraries inside, nothing
# exported, equal functions folded, no unwind tables, stripped. Writes it to the path given, or to
# .build/dynamock. On Linux it needs python3, nm and readelf.
#   scripts/build-release.sh [PATH] [further flags of swift build]
set -euo pipefail
cd "$(dirname "$0")/.."

output=${1:-.build/dynamock}
shift || true

. scripts/link/release-flags.sh
flags+=(--product dynamock)

swift build "${flags[@]}" "$@"
program="$(swift build "${flags[@]}" "$@" --show-bin-path)/dynamock"

# Once more, with what runs at start in one place. Where no process may be traced, or on another
# processor, the functions stay in the order of their files.
rm -f "$output.ordered"
if [ "$(uname -sm)" = "Linux x86_64" ]; then
  order=$(mktemp)
  trap 'rm -f "$order"' EXIT
  if scripts/link/start-order.py "$program" "$order"; then
    swift build "${flags[@]}" -Xlinker "--symbol-ordering-file=$order" \
      -Xlinker --no-warn-symbol-ordering "$@"
    # For scripts/check-process.sh.
    mkdir -p "$(dirname "$output")"
    touch "$output.ordered"
  else
    echo "build-release: the functions stay in the order of their files" >&2
  fi
fi

mkdir -p "$(dirname "$output")"
cp "$program" "$output"
strip "$output"
echo "$output: $(wc -c <"$output") bytes"
