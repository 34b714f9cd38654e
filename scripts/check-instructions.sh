#!/usr/bin/env bash
# Holds the instructions of the start and of requests to Benchmarks/instructions.txt.
#
#   scripts/check-instructions.sh [PROGRAM]
#
# Without a program, builds it in .build-static, like scripts/counts.sh.
set -euo pipefail
cd "$(dirname "$0")/.."

# Older versions cannot read the programs of newer compilers.
if ! "${VALGRIND:-valgrind}" --version 2>/dev/null | grep -Eq 'valgrind-(3\.2[0-9]|[4-9])'; then
  echo 'check-instructions: left out, there is no valgrind 3.20 or newer'
  exit 0
fi

program=${1:-}
if [ -z "$program" ]; then
  . scripts/link/release-flags.sh
  flags+=(--product dynamock --scratch-path .build-static)
  echo '==> Building dynamock to count its instructions'
  swift build "${flags[@]}"
  program="$(swift build "${flags[@]}" --show-bin-path)/dynamock"
fi
python3 Benchmarks/instructions.py --binary "$program" --check Benchmarks/instructions.txt
