#!/usr/bin/env bash
# Builds and runs the benchmarks; Benchmarks/bench.py describes the arguments.
set -euo pipefail
cd "$(dirname "$0")/.."

say() { printf '==> %s\n' "$*"; }
scripts/setup.sh bench
say 'Building dynamock for release'
swift build --configuration release --product dynamock
swift build --configuration release --product dynamock-counts
say 'Building the echo'
swift build --configuration release --package-path Benchmarks
say 'Building dynamock as it is shipped: static and stripped'
scripts/build-release.sh .build/dynamock --scratch-path .build-static
release=$(swift build --configuration release --show-bin-path)
exec python3 Benchmarks/bench.py \
  --binary "$release/dynamock" --shipped .build/dynamock --counts "$release/dynamock-counts" \
  --echo "$(swift build --configuration release --package-path Benchmarks --show-bin-path)/Echo" "$@"
