#!/usr/bin/env bash
# Times a suite of 200 tests with and without forks; arguments: workers (the cores), rounds (25).
set -euo pipefail
cd "$(dirname "$0")/.."

binary=${DYNAMOCK_BINARY:-"$(swift build --configuration release --show-bin-path)/dynamock"}
[ -x "$binary" ] || { echo "bench: there is no program at $binary: run 'make bench'" >&2; exit 1; }
export AWS_EC2_METADATA_DISABLED=true AWS_CONFIG_FILE=/dev/null AWS_SHARED_CREDENTIALS_FILE=/dev/null
exec .venv/bin/python Benchmarks/suite.py "$binary" "$@"
