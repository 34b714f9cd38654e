#!/usr/bin/env bash
# Holds the memory of an idle server to Benchmarks/process.txt.
#
#   scripts/check-process.sh PROGRAM
set -euo pipefail
cd "$(dirname "$0")/.."

# Elsewhere the functions are not in the order of the start; see scripts/build-release.sh.
if [ "$(uname -sm)" != 'Linux x86_64' ]; then
  echo 'check-process: left out, this is not Linux on x86-64'
  exit 0
fi
python3 Benchmarks/process.py --binary "$1" --check Benchmarks/process.txt
