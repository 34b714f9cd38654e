#!/usr/bin/env bash
# Holds the memory of an idle server to Benchmarks/process.txt.
#
#   scripts/check-process.sh PROGRAM
set -euo pipefail
cd "$(dirname "$0")/.."

# See scripts/build-release.sh.
if [ ! -e "$1.ordered" ]; then
  echo 'check-process: left out, the functions of the program are not in the order of the start'
  exit 0
fi
python3 Benchmarks/process.py --binary "$1" --check Benchmarks/process.txt
