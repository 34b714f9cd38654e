#!/usr/bin/env bash
# Measures forks: in process with a small Swift program, over HTTP against the release build.
#   scripts/bench-forks.sh [process|http] [SIZE...]   only one half, other numbers of items over HTTP
set -euo pipefail
cd "$(dirname "$0")/.."

half=${1:-both}
shift || true
if [ "$half" != http ]; then
  swift build --package-path Benchmarks --configuration release --product Forks >/dev/null
  forks="$(swift build --package-path Benchmarks --configuration release --show-bin-path)/Forks"
  echo 'in process: store, items, median (p99) of a fork at rest, right after a write, 1,000 live forks'
  for store in memory SQLite; do
    for items in 1000 100000 1000000; do "$forks" $store $items; done
  done
  echo 'forks that last in a file, median (p99); reads and writes at depth 1, 8 and 32'
  for items in 1000 1000000; do "$forks" lasting $items; done
fi
if [ "$half" != process ]; then
  binary="$(swift build --configuration release --show-bin-path)/dynamock"
  [ -x "$binary" ] || { echo "bench: there is no program at $binary: run 'make bench'" >&2; exit 1; }
  exec python3 Benchmarks/forks.py "$binary" "$@"
fi
