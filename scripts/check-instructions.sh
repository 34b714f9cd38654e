#!/usr/bin/env bash
# Holds the instructions of the start and of two requests to Benchmarks/instructions.txt.
#
#   scripts/check-instructions.sh PROGRAM
set -euo pipefail
cd "$(dirname "$0")/.."

# Older versions cannot read the programs of newer compilers.
if ! "${VALGRIND:-valgrind}" --version 2>/dev/null | grep -Eq 'valgrind-(3\.2[0-9]|[4-9])'; then
  echo 'check-instructions: left out, there is no valgrind 3.20 or newer'
  exit 0
fi
python3 Benchmarks/instructions.py --binary "$1" --check Benchmarks/instructions.txt
