#!/usr/bin/env bash
# Counts the allocations of the parts, built as the program is shipped, and compares them with
# Benchmarks/thresholds.txt. Builds in .build-static, whose modules are those of the shipped program.
set -euo pipefail
cd "$(dirname "$0")/.."

. scripts/link/release-flags.sh
flags+=(--product dynamock-counts --scratch-path .build-static)
swift build "${flags[@]}"
"$(swift build "${flags[@]}" --show-bin-path)/dynamock-counts" Benchmarks/thresholds.txt
