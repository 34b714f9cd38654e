#!/usr/bin/env bash
# Measures the release build: start to first answer, idle memory, size of the program.
set -euo pipefail
cd "$(dirname "$0")/.."

binary="$(swift build --configuration release --show-bin-path)/dynamock"
[ -x "$binary" ] || { echo "bench: there is no program at $binary: run 'make bench'" >&2; exit 1; }
command -v python3 >/dev/null || { echo "bench: this needs python3" >&2; exit 1; }
exec python3 Benchmarks/process.py "$binary" "$@"
